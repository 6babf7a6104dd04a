using System.Net.Http.Headers;
using Microsoft.EntityFrameworkCore;
using OpenContracting.Storage;
using OpenContracting.Storage.Exports;
using OpenContracting.Storage.People;
using OpenContracting.Web.Accounts;
using OpenContracting.Web.Api.Problems;
using OpenContracting.Web.Hosting;

namespace OpenContracting.Web.Pushes;

/// <summary>Who may push, and how much.</summary>
public sealed class PushDoor(PublisherKeys keys, InstanceKind kind, InstanceSettings settings, Db db, TimeProvider clock)
{
    /// <summary>The source of keys that send budget execution, and nothing else: it holds figures of any institution.</summary>
    public const string BudgetSource = "budget";

    /// <summary>The key of a request, or why it is refused.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <param name="forBudgets">Whether it brings budget execution, and not an export.</param>
    public async Task<(PublisherKey? Key, Problem? Refusal)> OpenAsync(HttpRequest request, CancellationToken cancellation, bool forBudgets = false)
    {
        if (kind.IsDemo)
            return (null, new Problem(ProblemKind.DemoInstance));
        if (Bearer(request) is not { } secret)
            return (null, new Problem(ProblemKind.KeyMissing));
        if (await keys.FindAsync(secret, cancellation) is not { } key)
            return (null, new Problem(ProblemKind.KeyNotAccepted));
        var may = forBudgets ? key is { Source: BudgetSource, Institution: null } : key.Source != BudgetSource;
        return may ? (key, null) : (null, new Problem(ProblemKind.KeyScope, key.Source, key.Institution ?? "–", BudgetSource));
    }

    /// <summary>The largest export a key may send.</summary>
    public long Largest(PublisherKey key) => Math.Min(key.LargestExport ?? long.MaxValue, settings.LargestExport);

    /// <summary>Why a key may send nothing more today; null when it may.</summary>
    public async Task<Problem?> QuotaAsync(HttpContext context, PublisherKey key, CancellationToken cancellation)
    {
        if (key.PushesPerDay is not { } most)
            return null;
        var since = clock.GetUtcNow().AddDays(-1);
        string[] from = [.. (await keys.FamilyAsync(key, cancellation)).Select(From)];
        var sent = await db.Exports.Where(export => from.Contains(export.ReceivedFrom) && export.ReceivedAt > since && export.State != ExportState.Receiving)
            .Select(export => export.ReceivedAt).ToListAsync(cancellation);
        sent.AddRange(await db.BudgetImports.Where(import => from.Contains(import.By) && import.At > since).Select(import => import.At).ToListAsync(cancellation));
        sent.Sort();
        if (sent.Count < most)
            return null;
        var wait = (int)Math.Ceiling((sent[^most] - since).TotalSeconds);
        context.Response.Headers.RetryAfter = wait.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return new Problem(ProblemKind.PushQuota, most, wait);
    }

    /// <summary>A key as exports name whom they are from.</summary>
    public static string From(PublisherKey key) => From(key.Prefix);

    private static string From(string prefix) => $"key:{prefix}";

    private static string? Bearer(HttpRequest request) =>
        AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var header)
        && header is { Scheme: var scheme, Parameter: { Length: > 0 } key } && scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase) ? key : null;
}
