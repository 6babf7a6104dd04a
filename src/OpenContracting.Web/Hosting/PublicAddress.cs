using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;
using OpenContracting.Storage;
using OpenContracting.Storage.People;

namespace OpenContracting.Web.Hosting;

/// <summary>The start of every published URL: the setting, else the first address the server is bound to; never the Host header.</summary>
public sealed class PublicAddress(
    InstanceSettings settings, IServiceProvider services, IDbContextFactory<Db> databases, TimeProvider clock)
{
    private const string Key = "public-address";

    private string? remembered;

    /// <summary>Without a slash at its end.</summary>
    public string Base => settings.PublicAddress ?? remembered ?? Bound;

    /// <summary>Where the server itself listens.</summary>
    public string Bound => FirstBound();

    public string Of(string path) => Base + path;

    /// <summary>Notes the address for the admin commands, which print links and are not told it.</summary>
    public async Task RememberAsync(CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var (address, now) = (Base, clock.GetUtcNow());
        if (await db.Settings.Where(setting => setting.Key == Key).ExecuteUpdateAsync(
            set => set.SetProperty(setting => setting.Value, address).SetProperty(setting => setting.ChangedAt, now), cancellation) > 0)
            return;
        db.Settings.Add(new Setting { Key = Key, Value = address, ChangedAt = now });
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            // Another web process of the same instance noted the same address at the same moment.
        }
    }

    /// <summary>In an admin command: the address the instance last served under.</summary>
    public async Task RecallAsync()
    {
        await using var db = await databases.CreateDbContextAsync();
        remembered = (await db.Settings.FindAsync(Key))?.Value;
    }

    private string FirstBound()
    {
        // Asked of the server each time: with port 0 the address is known only once it listens.
        var addresses = services.GetService<IServer>()?.Features.Get<IServerAddressesFeature>()?.Addresses;
        var first = addresses?.FirstOrDefault() ?? "http://localhost:5000";
        return first.Replace("0.0.0.0", "localhost").Replace("[::]", "localhost").Replace("*", "localhost").Replace("+", "localhost").TrimEnd('/');
    }
}
