using OpenContracting.Storage.Committees;

namespace OpenContracting.Web.Committees;

/// <summary>What the workroom's form for a visit holds.</summary>
public sealed class VisitForm
{
    /// <summary>Made in the browser that wrote it; empty without script, and then there is nothing to send twice.</summary>
    public Guid Key { get; set; }
    public string? Project { get; set; }
    public DateOnly? On { get; set; }
    public decimal? Observed { get; set; }
    public string? Finding { get; set; }

    /// <summary>Whoever sends says that nobody and no number plate can be made out in the pictures.</summary>
    public bool NobodySeen { get; set; }

    // Where the pictures were taken; rounded before it is kept.
    public decimal? Latitude { get; set; }
    public decimal? Longitude { get; set; }

    /// <summary>What is seen in each picture, in their order.</summary>
    public List<string?> Descriptions { get; set; } = [];
    public List<IFormFile> Photos { get; set; } = [];

    /// <summary>The descriptions without the fields left empty, as browsers leave the files out that were not chosen.</summary>
    public IReadOnlyList<string> Said => [.. Descriptions.OfType<string>().Where(text => !string.IsNullOrWhiteSpace(text)).Select(text => text.Trim())];

    /// <summary>The key of the text that says what is wrong; null when nothing is.</summary>
    public string? Problem(DateOnly today, IEnumerable<string> works) =>
        Project is null || !works.Contains(Project) ? "visitForm.workWrong"
        : On is not { } day || day > today ? "visitForm.dayWrong"
        : Observed is not (>= 0 and <= 100) ? "visitForm.observedWrong"
        : string.IsNullOrWhiteSpace(Finding) || Finding.Length > CommitteeVisit.LongestText ? "visitForm.findingWrong"
        : Photos.Count > VisitPhotos.Most ? "visitForm.manyPhotos"
        : Photos.Exists(photo => photo.Length is 0 or > VisitPhotos.Largest) ? "visitForm.photoTooLarge"
        : Photos.Count > 0 && !NobodySeen ? "visitForm.seenMissing"
        : Said.Count != Photos.Count || Said.Any(text => text.Length > VisitPhoto.LongestDescription) ? "visitForm.descriptionMissing"
        : null;
}
