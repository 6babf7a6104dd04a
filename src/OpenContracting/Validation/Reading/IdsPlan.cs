using System.Runtime.CompilerServices;
using System.Text;
using OpenContracting.Json;
using OpenContracting.Standards.Ids;
using OpenContracting.Validation.Schema;

namespace OpenContracting.Validation.Reading;

/// <summary>The table of CoST elements made ready for one schema: paths are places, codes are looked for where they stand.</summary>
internal sealed class IdsPlan
{
    private static readonly ConditionalWeakTable<ValidationPlan, IdsPlan> Made = [];

    private static readonly string[] Statuses =
    [
        "identification", "preparation", "implementation", "completion", "maintenance", "decommissioning", "decommissioned", "cancelled",
        "pre-award", "active", "closed",
    ];

    private static readonly TextTable StatusNumbers = new([.. Statuses.Select(Encoding.UTF8.GetBytes)]);

    private readonly IdsElements table;
    private readonly PlanPaths paths;
    private readonly int project;
    private readonly IReadOnlyList<PlanNode?> nodes;
    private readonly Dictionary<string, int> placeOf = new(StringComparer.Ordinal);
    private readonly ILookup<string, PlanNode> byPath;
    private readonly List<IdsPart> parts = [];
    private readonly List<IdsStage> stages = [];
    private readonly List<IdsExemption> exemptions = [];

    private IdsPlan(ValidationPlan plan, IdsElements table)
    {
        this.table = table;
        paths = new PlanPaths(plan);
        project = plan.Item.Number;
        nodes = plan.Nodes;
        var named = table.All.SelectMany(element => element.Paths).Select(path => "/" + path).ToHashSet(StringComparer.Ordinal);
        byPath = plan.Nodes.OfType<PlanNode>().Where(node => named.Contains(node.Path)).ToLookup(node => node.Path);
        IsListOfKnown = [.. plan.Nodes.Select(node => node is { Items.Items: null, Tuple: null } && (node.Items.Types & JsonTypes.Array) == 0)];
        Elements = [.. table.All.Select(Plan)];
        FirstPlaces = [.. Elements.Select(element => element.Places.FirstOrDefault())];
        Parts = [.. parts];
        Stages = [.. stages.Select(stage => (MaskOf(stage), stage.Level == IdsLevel.Process))];
        Exemptions = [.. exemptions.Select(exemption => (exemption.Test, new FieldPath(exemption.Path), Encoding.UTF8.GetBytes(exemption.Value ?? "")))];
        AskedPlaces = [.. Elements.SelectMany(element => element.Places.Concat(element.Alternatives.SelectMany(places => places))).Distinct().Order()];
        Watches =
        [
            .. parts.Index().GroupBy(part => part.Item.CodePlace).OrderBy(watched => watched.Key).Select(watched =>
                (watched.Key, new IdsWatch([.. watched.SelectMany(part => part.Item.Codes.Select(code => (code, part.Index)))]))),
        ];
    }

    public IdsPlannedElement[] Elements { get; }

    /// <summary>By element: a place that must have a value, for most elements of most projects have none; 0 when there is none such.</summary>
    public int[] FirstPlaces { get; }

    /// <summary>The objects that elements ask for.</summary>
    public IdsPart[] Parts { get; }

    /// <summary>The places that elements ask for.</summary>
    public int[] AskedPlaces { get; }

    /// <summary>The codes that stand at a place and the parts that ask for them.</summary>
    public (int Place, IdsWatch Watch)[] Watches { get; }

    /// <summary>By place: arrays that are marked by what they hold, for a list of empty texts is no disclosure.</summary>
    public bool[] IsListOfKnown { get; }

    /// <summary>By stage: a bit for each status that has reached it, and whose status is meant.</summary>
    public (uint Mask, bool IsOfProcess)[] Stages { get; }

    /// <summary>When an element does not concern a project: what is asked of the values at a path.</summary>
    public (IdsTest Test, FieldPath Path, byte[] Value)[] Exemptions { get; }

    /// <summary>The plan for a schema, made when it is first asked for.</summary>
    public static IdsPlan Of(ValidationPlan plan, IdsElements table)
    {
        if (Made.TryGetValue(plan, out var made) && made.table == table)
            return made;
        made = new IdsPlan(plan, table);
        Made.AddOrUpdate(plan, made);
        return made;
    }

    /// <summary>A status as a bit: the first for none, and for one on no list, which excuses nothing either.</summary>
    public static uint StatusBit(JsonValue status) => status.IsString ? 1u << (StatusNumbers.Find(status.Text) + 1) : 1;

    private static uint MaskOf(IdsStage stage)
    {
        var mask = stage.IsReached(null) ? 1u : 0;
        for (var status = 0; status < Statuses.Length; status++)
            mask |= stage.IsReached(Statuses[status]) ? 2u << status : 0;
        return mask;
    }

    private IdsPlannedElement Plan(IdsElement element)
    {
        // Keys that the publisher chooses are on no plan; the walk finds them.
        var places = element.Paths.Select(path => byPath["/" + path].Select(node => node.Number).ToArray()).Where(numbers => numbers.Length > 0).ToList();
        var owners = IdsGroup.OwnersWithin("", element.Conditions);
        var isTold = IsToldByMarks(element, owners);
        return new IdsPlannedElement
        {
            Element = element,
            Places = [.. places.Where(numbers => numbers.Length == 1).Select(numbers => numbers[0])],
            Alternatives = [.. places.Where(numbers => numbers.Length > 1)],
            IsTold = isTold && owners.Count == 0,
            Parts = isTold ? PartsOf(element, owners) : null,
            Stage = NumberOf(stages, element.DueFrom),
            Exemptions = [.. element.NotApplicableWhen.Select(exemption => NumberOf(exemptions, exemption))],
        };
    }

    // What the marks say is all there is to say of fields that stand for themselves, at places of which all content has a place.
    private bool IsToldByMarks(IdsElement element, List<string> owners) =>
        element.Conditions.All(condition => condition.Owner.Length > 0)
        && element.Paths.Where(path => !owners.Exists(owner => IdsGroup.IsInside(path, owner))).All(path =>
            byPath["/" + path].Any() && byPath["/" + path].All(node => (node.Types & JsonTypes.Array) == 0 || IsListOfKnown[node.Number]));

    // Null when one of them stands where the schema cannot say.
    private int[]? PartsOf(IdsElement element, List<string> owners)
    {
        var numbers = new List<int>();
        foreach (var owner in owners)
        {
            var condition = element.Conditions.First(condition => condition.Owner == owner);
            var (ownerPlace, codePlace) = (PlaceOf(owner), PlaceOf(condition.Path));
            if (ownerPlace == 0 || codePlace == 0)
                return null;
            numbers.Add(parts.Count);
            parts.Add(new IdsPart(element, condition, ownerPlace, codePlace, PlacesOf));
        }

        return [.. numbers];
    }

    // Parts ask when they are first met, from whichever thread that happens on.
    private int PlaceOf(string path)
    {
        lock (placeOf)
        {
            if (!placeOf.TryGetValue(path, out var place))
                placeOf[path] = place = paths.PlaceOf(project, new FieldPath(path));
            return place;
        }
    }

    private int[]? PlacesOf(IdsGroup group)
    {
        if (group.Codes > 1 || group.Inner.Count > 0)
            return null;
        var places = group.Fields.Select(field => PlaceOfMark($"{group.Owner}/{field.Text}")).ToArray();
        return places.Contains(0) ? null : places;
    }

    // The one place that is marked when there is a value at a path; 0 when that cannot be said.
    private int PlaceOfMark(string path)
    {
        var place = PlaceOf(path);
        return place > 0 && (nodes[place]!.Types & JsonTypes.Array) == 0 ? place : 0;
    }

    private static int NumberOf<T>(List<T> known, T value)
    {
        var number = known.IndexOf(value);
        if (number < 0)
        {
            number = known.Count;
            known.Add(value);
        }

        return number;
    }
}
