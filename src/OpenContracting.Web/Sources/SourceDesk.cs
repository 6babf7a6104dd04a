using System.Text.RegularExpressions;
using Hangfire;
using Microsoft.EntityFrameworkCore;
using OpenContracting.Jobs.Pulls;
using OpenContracting.Storage;
using OpenContracting.Storage.Pulls;
using OpenContracting.Web.Accounts;
using OpenContracting.Web.Hosting;

namespace OpenContracting.Web.Sources;

/// <summary>The sources that exports are fetched from, set by an administrator at the machine or on the desk: none until one is, and off until switched on.</summary>
public sealed partial class SourceDesk(IDbContextFactory<Db> databases, PullSchedule schedule, IBackgroundJobClient jobs, AuditLog audit)
{
    private const int UsualWindow = 3;

    public async Task<List<PullSource>> ListAsync(CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await db.PullSources.AsNoTracking().OrderBy(source => source.Name).ToListAsync(cancellation);
    }

    public async Task<PullSource?> FindAsync(string name, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await db.PullSources.AsNoTracking().SingleOrDefaultAsync(source => source.Name == name, cancellation);
    }

    /// <summary>What was asked for at a source, and the months that are missing between the first and the last.</summary>
    public async Task<(List<PulledFile> Files, IReadOnlyList<DateOnly> Gaps)> FilesAsync(PullSource source, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var months = source.Address + "#";
        var files = await db.PulledFiles.AsNoTracking().Where(file => file.Pull == source.Name)
            // Of acts the months, and those that were listed and have no page.
            .Where(file => source.Strategy != PullStrategy.Acts || file.Address.StartsWith(months) || file.State != PulledFileState.Fetched)
            .OrderBy(file => file.Period).ThenBy(file => file.Address).ToListAsync(cancellation);
        var gaps = source.Strategy is PullStrategy.Months or PullStrategy.Acts ? PullMonths.Gaps(source, files.ToDictionary(file => file.Address)) : [];
        return (files, gaps);
    }

    /// <summary>Makes a source, switched off, or changes one.</summary>
    /// <returns>The source as it is kept.</returns>
    /// <exception cref="SourceMistakeException">It cannot be so; nothing is kept.</exception>
    public async Task<PullSource> SetAsync(string actor, string name, SourceFields fields, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var source = await db.PullSources.FindAsync([name], cancellation);
        if (source is null)
        {
            if (!Names().IsMatch(name))
                throw new SourceMistakeException("pullSource.name", name);
            source = new PullSource
            {
                Name = name,
                Source = "dgcp",
                Strategy = PullStrategy.File,
                Address = fields.Address is { Length: > 0 } address ? address : throw new SourceMistakeException("pullSource.lacksAddress", name),
                Cron = fields.Cron is { Length: > 0 } cron ? cron : throw new SourceMistakeException("pullSource.lacksCron", name),
                Window = UsualWindow,
            };
            db.PullSources.Add(source);
        }

        Change(source, fields);
        // The schedule says whether the time is one, and changes only with what has been saved.
        await db.TransactionAsync(async () =>
        {
            await db.SaveChangesAsync(cancellation);
            Schedule(source);
        }, cancellation);
        await audit.RecordAsync(actor, "source-set", name, source.Address);
        return source;
    }

    /// <summary>Switches a source on or off; what went wrong before is forgotten.</summary>
    public async Task SwitchAsync(string actor, PullSource source, bool enabled, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        await db.PullSources.Where(row => row.Name == source.Name).ExecuteUpdateAsync(update => update
            .SetProperty(row => row.Enabled, enabled)
            .SetProperty(row => row.Failures, 0)
            .SetProperty(row => row.PausedUntil, (DateTimeOffset?)null), cancellation);
        source.Enabled = enabled;
        schedule.Apply(source);
        await audit.RecordAsync(actor, enabled ? "source-enabled" : "source-disabled", source.Name);
    }

    /// <summary>Puts a pull in the queue, as soon as a worker is free.</summary>
    public async Task PullSoonAsync(string actor, PullSource source)
    {
        jobs.Enqueue<PullExports>(pulls => pulls.PullAsync(source.Name, true, CancellationToken.None));
        await audit.RecordAsync(actor, "source-pulled", source.Name);
    }

    /// <summary>How a source is doing, in words; times are written by <paramref name="time"/>.</summary>
    public static string State(PullSource source, string language, Func<DateTimeOffset, string> time)
    {
        var texts = PortalTexts.All;
        return !source.Enabled ? texts[language, "admin.sourceIsOff"]
            : source.PausedUntil is { } until ? texts.Format(language, "admin.sourcePaused", time(until), Problem(source, language))
            : source.ProblemCode is not null ? texts.Format(language, "admin.sourceProblem", time(source.EndedAt!.Value), Problem(source, language))
            : source.EndedAt is { } ended ? texts.Format(language, "admin.sourceFine", time(ended))
            : texts[language, "admin.sourceWaits"];
    }

    /// <summary>Why the last pull did not get everything, in words; null when it did.</summary>
    public static string? Problem(PullSource source, string language) =>
        source.ProblemCode is { } code ? PortalTexts.All.Format(language, $"pull.{code}", source.Problem) : null;

    private static void Change(PullSource source, SourceFields fields)
    {
        if (fields.Strategy is { } strategy)
            source.Strategy = Enum.TryParse<PullStrategy>(strategy, ignoreCase: true, out var known) && Enum.IsDefined(known) && !char.IsDigit(strategy[0])
                ? known
                : throw new SourceMistakeException("pullSource.strategy", strategy);
        source.Source = fields.Source is { Length: > 0 } system ? system : source.Source;
        source.Address = fields.Address is { Length: > 0 } address ? address : source.Address;
        source.Cron = fields.Cron is { Length: > 0 } cron ? cron : source.Cron;
        if (fields.Licence is { } licence)
            source.Licence = licence.Length == 0 ? null : Uri.TryCreate(licence, UriKind.Absolute, out _) ? licence : throw new SourceMistakeException("pullSource.licence", licence);
        if (fields.FirstMonth is { } month)
            source.FirstMonth = month.Length == 0 ? null : PullMonths.Parse(month) is null ? throw new SourceMistakeException("pullSource.month", month) : month;
        if (fields.Window is { Length: > 0 } window)
            source.Window = int.TryParse(window, out var months) && months is > 0 and <= 1200 ? months : throw new SourceMistakeException("pullSource.window", window);
        if (fields.SilentDays is { } silent)
            source.SilentDays = silent.Length == 0 ? null : int.TryParse(silent, out var days) && days is > 0 and <= 3660 ? days : throw new SourceMistakeException("pullSource.silent", silent);
        if (fields.PrivateHosts is { } hosts)
            source.PrivateHosts = [.. hosts.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
        if (fields.Certificates is { } pem)
            source.Certificates = pem.Trim().Length == 0 ? null : Certificates(pem);
        var example = source.Strategy is PullStrategy.Months or PullStrategy.Acts ? PullMonths.Address(source, new DateOnly(2026, 7, 1)) : source.Address;
        if (!Uri.TryCreate(example, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.UserInfo.Length > 0)
            throw new SourceMistakeException("pullSource.address", source.Address);
        if (source.Strategy == PullStrategy.Months && (example == source.Address || source.Address.Contains("{year}") != source.Address.Contains("{month}")))
            throw new SourceMistakeException("pullSource.months", source.Address);
        // Another address begins anew.
        source.Cursor = source.Cursor is { } cursor && cursor.StartsWith(uri.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal) ? cursor : null;
    }

    private static string Certificates(string pem)
    {
        try
        {
            PullCertificates.Read(pem);
            return pem;
        }
        catch (PullException unreadable)
        {
            throw new SourceMistakeException("pullSource.certificates", unreadable.Detail);
        }
    }

    // Hangfire itself says whether the expression is one; a source that is off has no place in its schedule yet.
    private void Schedule(PullSource source)
    {
        var enabled = source.Enabled;
        try
        {
            source.Enabled = true;
            schedule.Apply(source);
        }
        catch (ArgumentException)
        {
            throw new SourceMistakeException("pullSource.cron", source.Cron);
        }
        finally
        {
            source.Enabled = enabled;
        }

        schedule.Apply(source);
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9._-]{0,59}$")]
    private static partial Regex Names();
}
