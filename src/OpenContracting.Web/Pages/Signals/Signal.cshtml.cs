using Microsoft.AspNetCore.Mvc;
using OpenContracting.Storage.Signals;
using OpenContracting.Validation.Signals;
using OpenContracting.Web.Hosting;
using OpenContracting.Web.Queries;
using OpenContracting.Web.Queries.Signals;
using OpenContracting.Web.Signals;

namespace OpenContracting.Web.Pages.Signals;

/// <summary>One question: rule, limits, known false alarms, and the contracts behind it.</summary>
public sealed class SignalModel(SignalRegister register, SignalReplies replies, ProjectSearch search, InstanceKind kind) : PortalPage
{
    private const int Most = 100;

    public Signal Signal { get; private set; }

    public SignalBook Book { get; private set; } = null!;

    public IReadOnlyList<SignalFinding> Findings { get; private set; } = [];

    /// <summary>The first of them, which are shown.</summary>
    public IEnumerable<SignalFinding> Shown => Findings.Take(Most);

    public IReadOnlyDictionary<string, string> Titles { get; private set; } = new Dictionary<string, string>();

    /// <summary>What institutions answer, by work.</summary>
    public ILookup<string, SignalReply> Replies { get; private set; } = null!;

    public bool IsDemo => kind.IsDemo;

    public string DataAddress => $"/api/v1/signals/{SignalRules.Code(Signal)}";

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellation)
    {
        if (SignalRules.Find(id) is not { } signal)
            return NotFound();
        Signal = signal;
        Book = await register.ReadAsync(cancellation);
        Findings = Book.Raised(signal);
        Replies = await replies.ToAsync(signal, cancellation);
        Titles = await search.TitlesAsync([.. Shown.Select(finding => finding.ProjectId).Concat(Replies.Select(work => work.Key)).Distinct()], cancellation);
        return Page();
    }
}
