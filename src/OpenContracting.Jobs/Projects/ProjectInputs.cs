using System.Security.Cryptography;
using System.Text;
using OpenContracting.Jobs.Publications;
using OpenContracting.Projects;
using OpenContracting.Standards;

namespace OpenContracting.Jobs.Projects;

/// <summary>All that the mapping of a project reads, as one hash: while it stays the same, so does the project.</summary>
internal sealed class ProjectInputs(
    Publisher publisher, IReadOnlyDictionary<string, GroupedProcess> processes, ILookup<string, ExternalProjectId> codes)
{
    /// <summary>Another build of the library may map otherwise; what then comes out the same is no change to readers.</summary>
    private static readonly Guid Mapping = typeof(ProjectMapper).Module.ModuleVersionId;

    public byte[] Hash(ProjectIdEntry entry, string? decidedTitle)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Mapping.ToByteArray());
        Append(SchemaFolder.Current.Fingerprint);
        Append(publisher.Address);
        Append(entry.Id);
        Append(decidedTitle ?? "");
        foreach (var id in entry.ProjectIds.Concat(codes[entry.Id]))
        {
            Append(id.Scheme);
            Append(id.Id);
        }

        foreach (var key in entry.Processes)
        {
            Append(key);
            if (!processes.TryGetValue(key, out var process))
                continue;
            hash.AppendData(process.CompiledHash ?? []);
            hash.AppendData(BitConverter.GetBytes(process.Revision));
        }

        return hash.GetHashAndReset();

        void Append(string text)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(text));
            hash.AppendData([0]);
        }
    }
}
