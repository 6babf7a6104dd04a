using Microsoft.EntityFrameworkCore;
using OpenContracting.Storage;
using OpenContracting.Storage.People;

namespace OpenContracting.Web.Hosting;

/// <summary>Whether an instance shows demonstration data or real ones: decided at its first start and kept with the data.</summary>
/// <remarks>The two never mix: a demo refuses pushes, and a folder of one kind refuses to start as the other.</remarks>
public sealed class InstanceKind(IDbContextFactory<Db> databases, InstanceSettings settings, StorageOptions storage, TimeProvider clock)
{
    private const string Key = "instance-kind";
    private const string Demo = "demo";
    private const string Real = "real";

    /// <summary>True on a demonstration instance.</summary>
    public bool IsDemo { get; private set; }

    /// <summary>Whether the instance was started as a demonstration; what it is to be is not decided by asking.</summary>
    public async Task<bool> WasDemoAsync()
    {
        await using var db = await databases.CreateDbContextAsync();
        return (await db.Settings.FindAsync(Key))?.Value == Demo;
    }

    public async Task DecideAsync()
    {
        await using var db = await databases.CreateDbContextAsync();
        var kind = (await db.Settings.FindAsync(Key))?.Value ?? await DecideFirstAsync(db);
        if (kind == Demo && settings.Demo == false)
            throw new OperatorMistakeException(PortalTexts.Console("host.demoDataHere"));
        if (kind == Real && settings.Demo == true)
            throw new OperatorMistakeException(PortalTexts.Console("host.realDataHere"));
        if (kind == Real && settings.PublicAddress is null)
            throw new OperatorMistakeException(PortalTexts.Console("host.publicAddressMissing"));
        IsDemo = kind == Demo;
    }

    private async Task<string> DecideFirstAsync(Db db)
    {
        var mayDemo = settings.Demo == true || (settings.Demo is null && !storage.IsPostgreSql);
        var kind = mayDemo && !await db.Exports.AnyAsync() ? Demo : Real;
        if (kind == Real && (settings.Demo == true || settings.PublicAddress is null))
            return kind; // Refused by the caller: nothing is decided for good.
        db.Settings.Add(new Setting { Key = Key, Value = kind, ChangedAt = clock.GetUtcNow() });
        try
        {
            await db.SaveChangesAsync();
            return kind;
        }
        catch (DbUpdateException)
        {
            // Another process of the same instance started at the same moment and decided first.
            db.ChangeTracker.Clear();
            return (await db.Settings.FindAsync(Key))?.Value ?? throw new InvalidOperationException("The instance kind could not be stored.");
        }
    }
}
