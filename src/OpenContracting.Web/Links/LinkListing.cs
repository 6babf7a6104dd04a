using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OpenContracting.Storage;
using OpenContracting.Storage.Links;
using OpenContracting.Storage.People;
using OpenContracting.Storage.Projects;
using OpenContracting.Web.Queries;

namespace OpenContracting.Web.Links;

/// <summary>Keeps the list of addresses in step with the publication in sight; a listing that was broken off is begun anew.</summary>
public sealed class LinkListing(Db db, Published published, TimeProvider clock)
{
    private const string Listed = "link-checks.listed";
    private const int PageSize = 100;

    public async Task UpdateAsync(CancellationToken cancellation)
    {
        if ((await published.CurrentAsync(cancellation))?.Id.ToString(CultureInfo.InvariantCulture) is not { } current)
            return;
        if (await db.Settings.AnyAsync(setting => setting.Key == Listed && setting.Value == current, cancellation))
            return;
        for (var last = ""; ;)
        {
            var page = await db.Projects.AsNoTracking().Where(project => project.State == ProjectState.Published && string.Compare(project.ProjectId, last) > 0)
                .OrderBy(project => project.ProjectId).Take(PageSize).Select(project => new { project.ProjectId, project.Json }).ToListAsync(cancellation);
            var uses = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
            foreach (var project in page)
                uses[project.ProjectId] = Addresses(project.ProjectId, project.Json);
            await ListAsync(uses, cancellation);
            if (page.Count < PageSize)
                break;
            last = page[^1].ProjectId;
        }

        await db.LinkUses.Where(use => !db.Projects.Any(project => project.ProjectId == use.ProjectId && project.State == ProjectState.Published))
            .ExecuteDeleteAsync(cancellation);
        await db.LinkChecks.Where(check => !db.LinkUses.Any(use => use.Address == check.Address)).ExecuteDeleteAsync(cancellation);
        var now = clock.GetUtcNow();
        if (await db.Settings.Where(setting => setting.Key == Listed).ExecuteUpdateAsync(
            set => set.SetProperty(setting => setting.Value, current).SetProperty(setting => setting.ChangedAt, now), cancellation) > 0)
            return;
        db.Settings.Add(new Setting { Key = Listed, Value = current, ChangedAt = now });
        await db.SaveChangesAsync(cancellation);
    }

    private static HashSet<string> Addresses(string id, byte[] json)
    {
        using var project = JsonDocument.Parse(json);
        return [.. DocumentList.Of(id, project.RootElement).Select(row => LinkAddress.Of(row.Document.Text("url"))).OfType<string>()];
    }

    private async Task ListAsync(Dictionary<string, HashSet<string>> uses, CancellationToken cancellation)
    {
        string[] projects = [.. uses.Keys];
        string[] addresses = [.. uses.Values.SelectMany(each => each).Distinct()];
        var known = (await db.LinkChecks.Where(check => addresses.Contains(check.Address)).Select(check => check.Address).ToListAsync(cancellation)).ToHashSet();
        var now = clock.GetUtcNow();
        db.LinkChecks.AddRange(addresses.Where(address => !known.Contains(address))
            .Select(address => new LinkCheck { Address = address, Host = new Uri(address).Host, DueAt = now }));
        var before = await db.LinkUses.Where(use => projects.Contains(use.ProjectId)).ToListAsync(cancellation);
        db.LinkUses.RemoveRange(before.Where(use => !uses[use.ProjectId].Contains(use.Address)));
        var had = before.ToLookup(use => use.ProjectId, use => use.Address);
        db.LinkUses.AddRange(uses.SelectMany(pair => pair.Value.Except(had[pair.Key]).Select(address => new LinkUse { ProjectId = pair.Key, Address = address })));
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
    }
}
