using System.Globalization;
using OpenContracting.Json;

namespace OpenContracting.Validation.Checks.Places;

/// <summary>Coordinates are degrees: longitude from −180 to 180, then latitude from −90 to 90.</summary>
/// <remarks>
/// GeoJSON's order, which the standard prescribes; the official quality notebook (<c>semantics_coordinates</c>) takes them the other way round.
/// (1) The item has no coordinates. (2) A height after the two is not judged.
/// </remarks>
internal sealed class CoordinatesInRange : Check
{
    public override string Code => "coordinates-in-range";
    public override Severity Severity => Severity.Warning;
    public override NoticeKind Kind => NoticeKind.Quality;
    public override CheckSubject Subjects => CheckSubject.Project | CheckSubject.AnyRelease;
    public override IReadOnlyList<string> LooksFor => ["geometry"];

    public override void Inspect(JsonValue subject, CheckRun run)
    {
        run.DoesNotApply(1);
        foreach (var geometry in subject.Named("geometry"u8))
            foreach (var position in new Positions(geometry["coordinates"u8]))
                Judge(position, run);
    }

    private static void Judge(JsonValue position, CheckRun run)
    {
        if (!Positions.TryRead(position, out var first, out var second))
        {
            run.Fail(position);
            return;
        }

        if (IsPoint(first, second))
            run.Pass();
        else
            run.Fail(position, didYouMean: IsPoint(second, first)
                ? string.Create(CultureInfo.InvariantCulture, $"[{second}, {first}]")
                : null);
    }

    private static bool IsPoint(decimal longitude, decimal latitude) =>
        longitude is >= -180 and <= 180 && latitude is >= -90 and <= 90;
}
