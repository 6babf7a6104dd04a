using System.Text.Json;
using OpenContracting.Exports;
using OpenContracting.Releases;
using OpenContracting.Tests.Exports;

namespace OpenContracting.Tests.Projects;

/// <summary>The bundled demo, read the way any export is, beside the truth its generator knows.</summary>
internal static class SyntheticSample
{
    private static readonly string Folder = RepositoryFiles.Fixture("exports", "demo");
    private static readonly Lazy<IReadOnlyDictionary<string, byte[]>> NewestReleases = new(Read);

    /// <summary>The newest release of each process, by ocid.</summary>
    public static IReadOnlyDictionary<string, byte[]> Releases => NewestReleases.Value;

    /// <summary>What the generator knows of each process, by ocid.</summary>
    public static IReadOnlyDictionary<string, Truth> Truths { get; } = File.ReadLines(Path.Combine(Folder, "truth.csv")).Skip(1)
        .Select(line => line.Split(',')).ToDictionary(c => c[0], c => new Truth(c[2], c[4], c[5], c[6]));

    /// <summary>The release of a process, parsed.</summary>
    public static JsonElement Release(string ocid)
    {
        using var document = JsonDocument.Parse(Releases[ocid]);
        return document.RootElement.Clone();
    }

    private static Dictionary<string, byte[]> Read()
    {
        var releases = new Dictionary<string, byte[]>();
        foreach (var file in Directory.EnumerateFiles(Folder, "panamacompra_*.zip").Order(StringComparer.Ordinal))
        {
            var (_, sink) = CollectingSink.Read(ExportFile.At(file));
            foreach (var snapshot in sink.Snapshots.Where(s => s.Ocid is not null))
                releases[snapshot.Ocid!] = ReleaseBuilder.Build(snapshot).Json.ToArray();
        }

        return releases;
    }

    internal sealed record Truth(string Infrastructure, string Kind, string Project, string Family);
}
