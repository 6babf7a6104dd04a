using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using OpenContracting.Storage;
using OpenContracting.Storage.Projects;
using OpenContracting.Web.Queries;

namespace OpenContracting.Web.Sharing;

/// <summary>Short permanent addresses of projects, <c>/o/7k3m9qxt</c>: to be printed on a poster, typed, or sent in a message.</summary>
/// <remarks>
/// The code is eight characters of a hash of the id without its prefix, so it stays when the prefix changes and when
/// everything is built anew. Of two ids with one code (one chance in 220 among 100,000) the lesser has it.
/// </remarks>
public sealed class ShortAddresses(IDbContextFactory<Db> databases, Published published)
    : PublicationBook<IReadOnlyDictionary<string, string>>(databases, published)
{
    public const string Address = "/o/{code}";

    private const int Length = 8;

    // Without i, l, o and u: nothing that is read as something else.
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    /// <summary>The short address of a project; null for one that another has taken it from.</summary>
    public async Task<string?> OfAsync(string projectId, CancellationToken cancellation) =>
        CodeOf(projectId) is var code && await FindAsync(code, cancellation) == projectId ? Address.Replace("{code}", code) : null;

    /// <summary>The project that a code stands for; null for none. Capitals and what is mistaken for another character are read as meant.</summary>
    public async Task<string?> FindAsync(string code, CancellationToken cancellation) =>
        (await ReadAsync(cancellation)).GetValueOrDefault(code.ToLowerInvariant().Replace('o', '0').Replace('i', '1').Replace('l', '1'));

    /// <summary>The code of an id, whether or not another has the same.</summary>
    public static string CodeOf(string projectId)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(Local(projectId)));
        return string.Create(Length, BinaryPrimitives.ReadUInt64LittleEndian(hash), (code, left) =>
        {
            for (var i = 0; i < code.Length; i++, left >>= 5)
                code[i] = Alphabet[(int)(left & 31)];
        });
    }

    protected override async Task<IReadOnlyDictionary<string, string>> ReadAsync(Db db, CancellationToken cancellation)
    {
        var codes = new Dictionary<string, string>(StringComparer.Ordinal);
        var ids = await db.Projects.AsNoTracking().Where(project => project.State == ProjectState.Published)
            .Select(project => project.ProjectId).ToListAsync(cancellation);
        foreach (var id in ids.Order(StringComparer.Ordinal))
            codes.TryAdd(CodeOf(id), id);
        return codes;
    }

    /// <summary>What follows <c>oc4ids-xxxxxx-</c>; the whole of an id of another shape.</summary>
    private static string Local(string id) => id.Split('-', 3) is ["oc4ids", _, { Length: > 0 } local] ? local : id;
}
