using System.Collections;
using System.Text;
using OpenContracting.Projects.Grouping;

namespace OpenContracting.Projects;

/// <summary>The facts of any number of processes in flat memory: kept aside in a file, of which those come back that may be part of a project.</summary>
/// <remarks>
/// Most processes are not infrastructure and share nothing with one that is; leaving them out changes no project. What two processes can be joined
/// by is known by hashes, so a chance in billions brings back one that could have stayed away.
/// </remarks>
public sealed class GroupingFactsSpool : IDisposable
{
    private const int BufferBytes = 1 << 16;

    private readonly FileStream file = new(
        Path.Combine(Path.GetTempPath(), "facts-" + Guid.NewGuid().ToString("N")),
        FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, BufferBytes, FileOptions.DeleteOnClose);

    private int count;

    /// <summary>Takes the facts of a process.</summary>
    public void Add(GroupingFacts facts) => Add(Entry(facts));

    /// <summary>Takes an entry, as <see cref="Entry"/> makes it.</summary>
    public void Add(ReadOnlySpan<byte> entry)
    {
        file.Write(entry);
        count++;
    }

    /// <summary>The facts of a process as they lie in the file; many can be made at a time.</summary>
    public static byte[] Entry(GroupingFacts facts)
    {
        using var bytes = new MemoryStream(512);
        using var writer = new BinaryWriter(bytes, Encoding.UTF8);
        writer.Write(facts.Outcome != InfrastructureOutcome.No);
        Write(writer, [.. Names(facts).Select(Hash)]);
        Write(writer, [.. Ties(facts).Select(Hash)]);
        var json = facts.ToJson();
        writer.Write7BitEncodedInt(json.Length);
        writer.Write(json);
        return bytes.ToArray();
    }

    /// <summary>The facts of processes that may be infrastructure or of which a person decided, and of all that rules may join to those.</summary>
    public IReadOnlyList<GroupingFacts> OfPossibleProjects(Crosswalk crosswalk)
    {
        // A project may be named by the number of the act that founded it.
        var decided = crosswalk.Entries.SelectMany(entry => new[] { entry.Process, ProjectIdText.WithoutPrefix(entry.Project) })
            .Where(name => name.Length > 0).Select(name => Hash(Name(name))).ToHashSet();
        var tied = new HashSet<ulong>();
        var wanted = new BitArray(count);
        while (Spread(decided, tied, wanted))
        {
            // What was found ties others, which may stand before it.
        }

        var facts = new List<GroupingFacts>();
        Scan((index, _, _, _, reader, length) =>
        {
            if (wanted[index])
                facts.Add(GroupingFacts.Parse(reader.ReadBytes(length)));
            else
                reader.BaseStream.Seek(length, SeekOrigin.Current);
        });
        return facts;
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();

    /// <summary>One look at all: whether anything was found that may tie more.</summary>
    private bool Spread(HashSet<ulong> decided, HashSet<ulong> tied, BitArray wanted)
    {
        var before = tied.Count;
        Scan((index, possible, names, ties, reader, length) =>
        {
            reader.BaseStream.Seek(length, SeekOrigin.Current);
            if (wanted[index] || !(possible || names.Any(decided.Contains) || ties.Any(tied.Contains)))
                return;
            wanted[index] = true;
            tied.UnionWith(ties);
        });
        return tied.Count > before;
    }

    private void Scan(Action<int, bool, ulong[], ulong[], BinaryReader, int> look)
    {
        file.Position = 0;
        using var reader = new BinaryReader(file, Encoding.UTF8, leaveOpen: true);
        for (var index = 0; index < count; index++)
            look(index, reader.ReadBoolean(), Read(reader), Read(reader), reader, reader.Read7BitEncodedInt());
    }

    /// <summary>What a person may call a process by.</summary>
    private static IEnumerable<string> Names(GroupingFacts facts) =>
        new[] { facts.ProcessKey, facts.Ocid, facts.Number }.OfType<string>().Select(Name);

    /// <summary>What the rules of <see cref="LinkFinding"/> join by: two processes that share none of these are never joined.</summary>
    private static IEnumerable<string> Ties(GroupingFacts facts)
    {
        foreach (var name in new[] { facts.Ocid, facts.Number, facts.Number is null ? null : ProcessNumber.Family(facts.Number) }.Concat(facts.RelatedProcesses))
            if (name is not null)
                yield return Name(name);
        foreach (var id in facts.ProjectIds)
            yield return "id " + $"{id.Scheme} {id.Id}".Trim().ToUpperInvariant();
        if (facts.Buyer.Length > 0)
            foreach (var number in facts.ContractNumbers.Concat(facts.QuotedContracts))
                yield return $"contract {number} {facts.Buyer}";
    }

    private static string Name(string name) => "name " + name.Trim().ToUpperInvariant();

    // FNV-1a.
    private static ulong Hash(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var character in text)
            hash = (hash ^ character) * 1099511628211UL;
        return hash;
    }

    private static void Write(BinaryWriter writer, ulong[] hashes)
    {
        writer.Write7BitEncodedInt(hashes.Length);
        foreach (var hash in hashes)
            writer.Write(hash);
    }

    private static ulong[] Read(BinaryReader reader)
    {
        var hashes = new ulong[reader.Read7BitEncodedInt()];
        for (var index = 0; index < hashes.Length; index++)
            hashes[index] = reader.ReadUInt64();
        return hashes;
    }
}
