using System.Text;
using System.Text.Json;

namespace OpenContracting.Projects;

/// <summary>Counts how many published projects, and how many of their processes, have each path of the <see cref="MappingTable"/>.</summary>
public sealed class MappingCoverage
{
    private const string ProcessPath = "contractingProcesses";

    private readonly MappedPath[] paths = [.. MappingTable.Paths];
    private readonly Node root = new();
    private readonly long[] counts = new long[MappingTable.Paths.Count];
    private readonly bool[] inProject = new bool[MappingTable.Paths.Count];

    /// <summary>Counts nothing yet.</summary>
    public MappingCoverage()
    {
        for (var i = 0; i < MappingTable.Paths.Count; i++)
        {
            var node = root;
            foreach (var name in MappingTable.Paths[i].Path.Split('/'))
                node = node.Child(name);
            node.Path = i;
        }
    }

    /// <summary>How many projects were counted.</summary>
    public long Projects { get; private set; }

    /// <summary>How many contracting processes were counted.</summary>
    public long Processes { get; private set; }

    /// <summary>Counts one project, UTF-8 JSON.</summary>
    public void Add(ReadOnlySpan<byte> project)
    {
        Projects++;
        Array.Clear(inProject);
        var reader = new Utf8JsonReader(project);
        if (reader.Read())
            Walk(ref reader, root);
    }

    /// <summary>How many projects have a path; how many processes, for a path below <c>contractingProcesses</c>.</summary>
    public long Count(MappedPath path) => Array.IndexOf(paths, path) is >= 0 and var i ? counts[i] : 0;

    /// <summary>Whether a path is counted by process.</summary>
    public static bool IsOfProcesses(MappedPath path) => path.Path.StartsWith(ProcessPath, StringComparison.Ordinal);

    /// <summary>The share of projects that have a path, of processes for a path below <c>contractingProcesses</c>; 0 before anything is counted.</summary>
    public double Share(MappedPath path)
    {
        var i = Array.IndexOf(paths, path);
        var all = IsOfProcesses(path) ? Processes : Projects;
        return i < 0 || all == 0 ? 0 : (double)counts[i] / all;
    }

    private void Walk(ref Utf8JsonReader reader, Node? node)
    {
        if (node?.Path is { } path && (node.InProcess || !inProject[path]))
        {
            inProject[path] = true;
            counts[path]++;
        }

        if (reader.TokenType == JsonTokenType.StartArray)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                if (node?.IsProcesses == true)
                    Processes++;
                Walk(ref reader, node is { Path: not null } ? node.WithoutPath : node);
            }
        }
        else if (reader.TokenType == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                var child = node?.Find(reader.ValueSpan);
                reader.Read();
                if (child is null)
                    reader.Skip();
                else
                    Walk(ref reader, child);
            }
        }
    }

    /// <summary>One name on the way to a path.</summary>
    private sealed class Node
    {
        private readonly List<(byte[] Name, Node Node)> children = [];

        public int? Path { get; set; }

        public bool InProcess { get; private init; }

        public bool IsProcesses { get; private init; }

        /// <summary>The items of an array count once, with the array.</summary>
        public Node WithoutPath => field ??= new Node(children) { InProcess = InProcess };

        public Node()
        {
        }

        private Node(List<(byte[] Name, Node Node)> children) => this.children = children;

        public Node Child(string name)
        {
            var utf8 = Encoding.UTF8.GetBytes(name);
            if (Find(utf8) is { } known)
                return known;
            var child = new Node { InProcess = InProcess || IsProcesses, IsProcesses = name == ProcessPath };
            children.Add((utf8, child));
            return child;
        }

        public Node? Find(ReadOnlySpan<byte> name)
        {
            foreach (var (known, node) in children)
                if (name.SequenceEqual(known))
                    return node;
            return null;
        }
    }
}
