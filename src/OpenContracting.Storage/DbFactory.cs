using Microsoft.EntityFrameworkCore;

namespace OpenContracting.Storage;

/// <summary>Makes contexts of the one provider in use for code that does not care which it is.</summary>
internal sealed class DbFactory<T>(IDbContextFactory<T> provider) : IDbContextFactory<Db>
    where T : Db
{
    public Db CreateDbContext() => provider.CreateDbContext();
}
