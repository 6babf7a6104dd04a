using OpenContracting.Json;

namespace OpenContracting.Validation.Schema;

/// <summary>Finds the places that checks ask for by path. One a worker: what was found is remembered.</summary>
internal sealed class PlanPaths : IPlaceNames
{
    private readonly IReadOnlyList<PlanNode?> nodes;
    private readonly int[] ways;

    // By the path's number, for the place asked from last; documents have one kind of subject, or two by turns.
    private readonly Dictionary<int, int[]> known = [];
    private int[] current = [];
    private int from = -1;

    public PlanPaths(ValidationPlan plan)
    {
        nodes = plan.Nodes;
        ways = new int[nodes.Count];
        foreach (var node in nodes)
            if (node is not null)
                CountWays(node);
    }

    public bool? IsArray(int place) => nodes[place]?.Types switch
    {
        JsonTypes.Array => true,
        { } types when (types & JsonTypes.Array) == 0 => false,
        _ => null,
    };

    public int PlaceOf(int place, FieldPath path)
    {
        if (place != from)
            Turn(place);
        if (path.Number >= current.Length)
        {
            var length = current.Length;
            Array.Resize(ref current, FieldPath.Count);
            Array.Fill(current, -1, length, current.Length - length);
            known[from] = current;
        }

        ref var found = ref current[path.Number];
        if (found < 0)
            found = Find(place, path);
        return found;
    }

    private void Turn(int place)
    {
        from = place;
        if (!known.TryGetValue(place, out current!))
            known[place] = current = [];
    }

    private int Find(int place, FieldPath path)
    {
        var node = nodes[place];
        foreach (var name in path.Names)
        {
            if (node is not { RecordReleases: null, HasAlternatives: false } || node.Table.Find(name) is not { Declared: true } property)
                return 0;
            node = property.Node;
            if (ways[node.Number] != 1)
                return 0;
            // Something that may be a list or not is walked, and so are lists of lists.
            if ((node.Types & JsonTypes.Array) == 0)
                continue;
            if (node.Types != JsonTypes.Array || node.Tuple is not null || node.RecordReleases is not null || node.Items is not { } items
                || (items.Types & JsonTypes.Array) != 0 || ways[items.Number] != 1)
                return 0;
            node = items;
        }

        return node!.Number;
    }

    private void CountWays(PlanNode node)
    {
        foreach (var property in node.Properties)
            Count(property.Node);
        foreach (var pattern in node.Patterns)
            Count(pattern.Node);
        foreach (var dependency in node.Dependencies)
            Count(dependency.Node);
        foreach (var list in (ReadOnlySpan<PlanNode[]?>)[node.Tuple, node.AllOf, node.AnyOf, node.OneOf])
            foreach (var child in list ?? [])
                Count(child);
        Count(node.AdditionalProperties);
        Count(node.Items);
        Count(node.AdditionalItems);
        Count(node.Not);
        Count(node.RecordReleases?.Linked);
        Count(node.RecordReleases?.Embedded);
    }

    private void Count(PlanNode? child)
    {
        if (child is not null)
            ways[child.Number]++;
    }
}
