using System.Text.Json;
using OpenContracting.Projects.Classification;
using OpenContracting.Releases.Panama;

namespace OpenContracting.Projects.Mapping;

/// <summary>One process as the element classes read it.</summary>
internal sealed class ProcessView
{
    public required int Index { get; set; }

    public required CompiledProcess Process { get; init; }

    /// <summary>The compiled release.</summary>
    public required JsonElement Release
    {
        get;
        init
        {
            field = value;
            Tender = value.At("tender");
            Planning = value.At("planning");
            Ocid = value.Text("ocid");
        }
    }

    /// <summary>The releases as parsed, the oldest first.</summary>
    public required IReadOnlyList<ReleaseView> Releases { get; init; }

    public string Key => Process.ProcessKey;

    public JsonElement Tender { get; private set; }

    public JsonElement Planning { get; private set; }

    public string? Ocid { get; private set; }

    /// <summary>The tender's title as it is compared.</summary>
    public List<string> TitleWords => field ??= FoldedWords.Of(Tender.Text("title"));

    /// <summary>The tender's description as it is compared.</summary>
    public List<string> DescriptionWords => field ??= FoldedWords.Of(Tender.Text("description"));

    /// <summary>All documents of the release, each with its path and type.</summary>
    public IReadOnlyList<SourceItem> Documents => field ??= [.. ReleaseDocuments.Of(this)];

    /// <summary>The number of the act: as intake read it, else the tender's id where that is a numProceso.</summary>
    public string? Number =>
        Process.Releases.Select(r => r.ExternalReference).LastOrDefault(r => r is not null)
        ?? (Tender.Text("id") is { } id && ProcessNumber.TryParse(id, out _) ? id.Trim() : null);

    /// <summary>What identifies the process in the project: the ocid, else the number of the act, else the tender's id, else our key.</summary>
    public string Id => Ocid ?? Number ?? Tender.Text("id") ?? Key;

    public IEnumerable<JsonElement> Awards => Release.Objects("awards");

    /// <summary>Awards that stand: an award cancelled or without effect awarded nothing.</summary>
    public IEnumerable<JsonElement> StandingAwards => Awards.Where(a => a.Text("status") is not ("cancelled" or "unsuccessful"));

    /// <summary>Everything in the contracts array; documents, payments and milestones are looked for in all of it.</summary>
    public IEnumerable<JsonElement> ContractParts => Release.Objects("contracts");

    /// <summary>The contracts. DGCP writes a contract's certificates as an array item of their own, which is no second contract.</summary>
    public IEnumerable<JsonElement> Contracts => ContractParts.Where(IsContract);

    /// <summary>Contracts that were not cancelled before they began.</summary>
    public IEnumerable<JsonElement> StandingContracts => Contracts.Where(c => c.Text("status") is not "cancelled");

    public DateTimeOffset? Date => Release.Date("date");

    /// <summary>When the process became public: orders processes and dates the project.</summary>
    public DateTimeOffset? Published =>
        Tender.Date("publishedDate") ?? Tender.Date("datePublished") ?? Tender.Date("tenderPeriod", "startDate")
        ?? (Releases.Count > 0 ? Releases[0].Date : Date);

    /// <summary>Design, construction, supervision, as far as the data says.</summary>
    public required ContractNature Nature { get; init; }

    /// <summary>What the institution itself says of this process in its project tables; undefined when nothing.</summary>
    public JsonElement Tables { get; set; }

    private static bool IsContract(JsonElement item)
    {
        foreach (var member in (ReadOnlySpan<string>)["status", "value", "period", "title", "description", "dateSigned", "items"])
            if (item.At(member).Exists())
                return true;
        // A contract of which nothing is known but its id, as long as it is more than a holder of documents.
        return item.At("id").Exists() && !item.At("implementation").Exists() && !item.At("documents").Exists();
    }
}
