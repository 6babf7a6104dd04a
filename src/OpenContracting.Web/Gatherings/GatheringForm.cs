using OpenContracting.People.Gatherings;
using OpenContracting.Releases.Panama;
using OpenContracting.Storage.Gatherings;
using OpenContracting.Web.Api;
using OpenContracting.Web.Recommendations;

namespace OpenContracting.Web.Gatherings;

/// <summary>What the form for a gathering holds; empty fields are null.</summary>
public sealed class GatheringForm
{
    public string? Kind { get; set; }
    public string? TitleEs { get; set; }
    public string? TitleEn { get; set; }
    public string? TextEs { get; set; }
    public string? TextEn { get; set; }

    /// <summary>Local time of Panama, as the browser writes it.</summary>
    public DateTime? At { get; set; }
    public string? Place { get; set; }
    public string? Audience { get; set; }
    public int? Seats { get; set; }
    public string? SignUpLink { get; set; }
    public string? Materials { get; set; }
    public int? Attended { get; set; }
    public int? Women { get; set; }
    public int? Men { get; set; }
    public int? Young { get; set; }
    public int? Comarca { get; set; }
    public decimal? Score { get; set; }

    public static GatheringForm Of(Gathering gathering) => new()
    {
        Kind = Word.Of(gathering.Kind),
        TitleEs = gathering.TitleEs,
        TitleEn = gathering.TitleEn,
        TextEs = gathering.TextEs,
        TextEn = gathering.TextEn,
        At = gathering.At.ToOffset(PanamaDate.Offset).DateTime,
        Place = gathering.Place,
        Audience = gathering.Audience,
        Seats = gathering.Seats,
        SignUpLink = gathering.SignUpLink,
        Materials = gathering.Materials,
        Attended = gathering.Attended,
        Women = gathering.Women,
        Men = gathering.Men,
        Young = gathering.Young,
        Comarca = gathering.Comarca,
        Score = gathering.Score,
    };

    /// <summary>Keys of texts that say what is wrong.</summary>
    public IReadOnlyList<string> Problems()
    {
        var problems = new List<string>();
        if (RecommendationFilter.Find<GatheringKind>(Kind) is null || At is null)
            problems.Add("gatheringForm.kindWrong");
        if (string.IsNullOrWhiteSpace(TitleEs) || string.IsNullOrWhiteSpace(Place) || ((string?[])[TitleEs, TitleEn, Place, Audience]).Any(text => text?.Length > Gathering.LongestTitle))
            problems.Add("gatheringForm.titleWrong");
        if (string.IsNullOrWhiteSpace(TextEs) || ((string?[])[TextEs, TextEn, Materials]).Any(text => text?.Length > Gathering.LongestText))
            problems.Add("gatheringForm.textWrong");
        if ((SignUpLink is not null && !GatheringMaterial.IsAddress(SignUpLink)) || GatheringMaterial.Read(Materials) is null)
            problems.Add("gatheringForm.linkWrong");
        if (Seats < 0 || Score is < 1 or > 5 || !new GatheringCounts(Attended, Women, Men, Young, Comarca).IsSound)
            problems.Add("gatheringForm.countsWrong");
        return problems;
    }

    public void WriteTo(Gathering gathering)
    {
        gathering.Kind = RecommendationFilter.Find<GatheringKind>(Kind)!.Value;
        (gathering.TitleEs, gathering.TitleEn) = (TitleEs!.Trim(), TitleEn?.Trim());
        (gathering.TextEs, gathering.TextEn) = (TextEs!.Trim(), TextEn?.Trim());
        gathering.At = new DateTimeOffset(DateTime.SpecifyKind(At!.Value, DateTimeKind.Unspecified), PanamaDate.Offset).ToUniversalTime();
        (gathering.Place, gathering.Audience, gathering.Seats) = (Place!.Trim(), Audience?.Trim(), Seats);
        (gathering.SignUpLink, gathering.Materials) = (SignUpLink, Materials);
        (gathering.Attended, gathering.Women, gathering.Men, gathering.Young, gathering.Comarca, gathering.Score) = (Attended, Women, Men, Young, Comarca, Score);
    }
}
