using System.Security.Cryptography;
using System.Text;
using OpenContracting.Standards;

namespace OpenContracting.Releases;

/// <summary>The tables by which exports are read, releases are made of them and sources are laid over one another.</summary>
public static class ReleaseTables
{
    private static readonly string[] Paths =
    [
        "panama/act-document-types.csv", "panama/act-statuses.csv", "panama/procedure-types.csv", "panama/project-template.csv",
        "panama/ruc-shapes.csv", "panama/source-precedence.csv",
    ];

    /// <summary>Changes whenever one of them does: what was stored under another version may come out otherwise now.</summary>
    public static string Version => SchemaFolder.Current.Keep("release-tables", Hash);

    private static string Hash(SchemaFolder files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var path in Paths)
        {
            using var file = files.Open(path);
            hash.AppendData(Encoding.UTF8.GetBytes(path));
            hash.AppendData(SHA256.HashData(file));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
