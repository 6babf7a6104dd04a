using Microsoft.EntityFrameworkCore;
using OpenContracting.Storage;

namespace OpenContracting.Web.Queries.Transparency;

/// <summary>How far each institution has come: officer named, mapping agreed, export, valid project, half and most of the core, freshness.</summary>
public sealed class Ladder(Db db, Published published)
{
    /// <summary>An institution whose mapping was agreed has a setting of this beginning and its id in the table.</summary>
    public const string MappingAgreed = "mapping-agreed:";

    private const decimal Half = 50;
    private const decimal Most = 80;
    private static readonly TimeSpan Month = TimeSpan.FromDays(31);

    /// <summary>The steps of each institution, in their order.</summary>
    public async Task<Func<InstitutionDisclosure, IReadOnlyList<LadderStep>>> ReadAsync(CancellationToken cancellation)
    {
        var officers = (await db.UserInstitutions.AsNoTracking().Select(may => may.Institution).Distinct().ToListAsync(cancellation)).ToHashSet();
        var agreed = (await db.Settings.AsNoTracking().Where(setting => setting.Key.StartsWith(MappingAgreed)).Select(setting => setting.Key).ToListAsync(cancellation)).ToHashSet();
        var pushed = (await db.PublisherKeys.AsNoTracking().Where(key => key.LastUsedAt != null && key.Institution != null).Select(key => key.Institution!).Distinct().ToListAsync(cancellation)).ToHashSet();
        var seen = (await db.Projects.AsNoTracking().Where(project => project.PublicAuthorityId != null).Select(project => project.PublicAuthorityId!).Distinct().ToListAsync(cancellation)).ToHashSet();
        var dataAsOf = (await published.CurrentAsync(cancellation))?.DataAsOf;
        return one =>
        [
            new("officer", one.Known is { } named && officers.Contains(named.Id)),
            new("mapping", one.Known is { } known && agreed.Contains(MappingAgreed + known.Id)),
            new("export", seen.Contains(one.Id) || (one.Known is { } sender && pushed.Contains(sender.Id))),
            new("project", one.Tally.Projects > 0),
            new("half", one.Core.Percentage >= Half),
            new("most", one.Core.Percentage >= Most),
            new("fresh", one.Updated is { } updated && dataAsOf - updated <= Month),
        ];
    }
}
