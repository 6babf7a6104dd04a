using System.Globalization;
using OpenContracting.Json;
using OpenContracting.Standards.Registers;

namespace OpenContracting.Validation.Checks.Places;

/// <summary>Coordinates lie in the country the project is in.</summary>
/// <remarks>
/// The country is that of the location's address, else that of the public bodies among the parties (the first two letters of their
/// identifier scheme, or their address). A country is the box around its land and half a degree of sea.
/// (1) The item has no coordinates. (2) Nothing says which country it is in. (3) Coordinates that are no degrees have a check of their own.
/// (4) Of a line or area the first point outside is enough.
/// </remarks>
internal sealed class CoordinatesInCountry : Check
{
    public override string Code => "coordinates-in-country";
    public override Severity Severity => Severity.Warning;
    public override NoticeKind Kind => NoticeKind.Quality;
    public override CheckSubject Subjects => CheckSubject.Project | CheckSubject.AnyRelease;
    public override IReadOnlyList<string> LooksFor => ["geometry"];

    public override void Inspect(JsonValue subject, CheckRun run)
    {
        run.DoesNotApply(1);
        CountryExtent? ofParties = null;
        var looked = false;
        foreach (var geometry in subject.Named("geometry"u8))
        {
            var coordinates = geometry["coordinates"u8];
            if (!coordinates.IsArray)
                continue;
            var country = OfAddress(geometry.Parent, run);
            if (country is null && !looked)
            {
                ofParties = OfPublicBodies(subject["parties"u8], run);
                looked = true;
            }

            if ((country ?? ofParties) is { } known)
                Judge(coordinates, known, run);
            else
                run.DoesNotApply(2);
        }
    }

    private static void Judge(JsonValue coordinates, CountryExtent country, CheckRun run)
    {
        foreach (var position in new Positions(coordinates))
        {
            if (!Positions.TryRead(position, out var first, out var second)
                || Math.Max(Math.Abs(first), Math.Abs(second)) > 180) // (3)
                continue;
            if (country.Contains(first, second))
            {
                run.Pass();
                continue;
            }

            run.Fail(position, expected: country.Es == country.En ? country.Es : $"{country.Es} ({country.Code})",
                didYouMean: Suggest(country, first, second));
            return; // (4)
        }
    }

    // The slips that happen: latitude first, and the minus of western longitudes left out.
    private static string? Suggest(CountryExtent country, decimal first, decimal second)
    {
        (decimal Longitude, decimal Latitude)[] slips = [(second, first), (-first, second), (first, -second), (-second, first)];
        foreach (var (longitude, latitude) in slips)
            if (country.Contains(longitude, latitude))
                return string.Create(CultureInfo.InvariantCulture, $"[{longitude}, {latitude}]");
        return null;
    }

    private static CountryExtent? OfAddress(JsonValue owner, CheckRun run) =>
        owner["address"u8]["countryName"u8].GetString() is { Length: > 0 } name ? run.Settings.Registers.Countries.FindByName(name) : null;

    private static CountryExtent? OfPublicBodies(JsonValue parties, CheckRun run)
    {
        foreach (var party in parties.Elements)
            if (IsPublicBody(party) && (OfScheme(party["identifier"u8]["scheme"u8], run) ?? OfAddress(party, run)) is { } country)
                return country;
        return null;
    }

    private static bool IsPublicBody(JsonValue party)
    {
        foreach (var role in party["roles"u8].Elements)
            if (role.Is("publicAuthority"u8) || role.Is("procuringEntity"u8) || role.Is("administrativeEntity"u8) || role.Is("buyer"u8))
                return true;
        return false;
    }

    private static CountryExtent? OfScheme(JsonValue scheme, CheckRun run)
    {
        var text = scheme.Text;
        if (text.Length < 4 || text[2] != '-')
            return null;
        return run.Settings.Registers.Countries.Find(string.Create(2, (text[0], text[1]), static (code, letters) =>
            (code[0], code[1]) = ((char)letters.Item1, (char)letters.Item2)));
    }
}
