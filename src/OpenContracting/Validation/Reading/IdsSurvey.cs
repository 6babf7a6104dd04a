using System.Text;
using System.Text.Json;
using OpenContracting.Json;
using OpenContracting.Standards.Ids;

namespace OpenContracting.Validation.Reading;

/// <summary>Counts which elements of the CoST Infrastructure Data Standard projects disclose. One a worker.</summary>
internal sealed class IdsSurvey
{
    private static readonly FieldPath ProcessStatuses = new("contractingProcesses/summary/status");

    private static readonly (byte[] Utf8, string Text)[] Statuses =
    [
        .. new[]
        {
            "identification", "preparation", "implementation", "completion", "maintenance", "decommissioning", "decommissioned", "cancelled",
            "pre-award", "active", "closed",
        }.Select(status => (Encoding.UTF8.GetBytes(status), status)),
    ];

    private readonly IdsElement[] elements;
    // Made when first asked: for most elements the marks say all.
    private readonly IdsGroup?[] groups;
    private readonly int[][][] places;
    private readonly bool[] isTold;

    // Arrays at these places are marked by what they hold: a list of empty texts is no disclosure.
    private readonly bool[] isListOfKnown;
    private readonly long[] disclosed;
    private readonly long[] notDue;
    private readonly long[] notApplicable;
    private readonly Dictionary<IdsStage, bool> reached = [];
    private readonly Dictionary<IdsExemption, bool> exempt = [];
    private readonly Dictionary<string, FieldPath> exemptPaths = [];
    private readonly List<string?> processes = [];

    // Which places of the plan have a value in the present project: those marked with its number.
    private readonly int[] marks;
    private int projects;

    public IdsSurvey(ValidationPlan plan, IdsElements table)
    {
        elements = [.. table.All];
        groups = new IdsGroup?[elements.Length];
        var byPath = plan.Nodes.OfType<Schema.PlanNode>().ToLookup(node => node.Path);
        places = [.. elements.Select(element => element.Paths.Select(path => byPath["/" + path].Select(node => node.Number).ToArray()).ToArray())];
        isListOfKnown = [.. plan.Nodes.Select(node => node is { Items.Items: null, Tuple: null } && (node.Items.Types & Schema.JsonTypes.Array) == 0)];
        // What the marks say is all there is to say of fields that stand for themselves, at places of which all content has a place.
        isTold =
        [
            .. elements.Select(element => IdsGroup.IsFlat(element) && element.Paths.All(path =>
                byPath["/" + path].Any() && byPath["/" + path].All(node => (node.Types & Schema.JsonTypes.Array) == 0 || isListOfKnown[node.Number]))),
        ];
        marks = new int[plan.Nodes.Count];
        disclosed = new long[elements.Length];
        notDue = new long[elements.Length];
        notApplicable = new long[elements.Length];
        foreach (var exemption in elements.SelectMany(element => element.NotApplicableWhen))
            exemptPaths.TryAdd(exemption.Path, new FieldPath(exemption.Path));
    }

    public void Run(JsonItem item)
    {
        projects++;
        Mark(item);
        var project = item.Root;
        var status = StatusOf(project["status"u8]);
        processes.Clear();
        foreach (var process in ProcessStatuses.In(project))
            processes.Add(StatusOf(process));
        reached.Clear();
        exempt.Clear();
        for (var i = 0; i < elements.Length; i++)
        {
            if (HasAll(places[i]) && (isTold[i] || (groups[i] ??= IdsGroup.Of(elements[i])).IsIn(project)))
                disclosed[i]++;
            else if (IsExempt(elements[i], project))
                notApplicable[i]++;
            else if (!IsDue(elements[i], status))
                notDue[i]++;
        }
    }

    /// <summary>The counts of several workers together.</summary>
    public static IReadOnlyList<IdsElementCoverage> Sum(IReadOnlyList<IdsSurvey> surveys)
    {
        if (surveys.Count == 0)
            return [];
        return
        [
            .. surveys[0].elements.Select((element, i) =>
            {
                var (all, done) = (surveys.Sum(survey => (long)survey.projects), surveys.Sum(survey => survey.disclosed[i]));
                var (later, never) = (surveys.Sum(survey => survey.notDue[i]), surveys.Sum(survey => survey.notApplicable[i]));
                return new IdsElementCoverage(element, done, all - done - later - never, later, never);
            }),
        ];
    }

    // False and 0 are disclosures; null and empty strings, lists and objects are none.
    private void Mark(JsonItem item)
    {
        var entries = item.Entries.AsSpan(0, item.Count);
        for (var index = 0; index < entries.Length; index++)
        {
            ref var entry = ref entries[index];
            var isFilled = entry.Kind switch
            {
                JsonValueKind.String => entry.End - entry.Start > 2,
                JsonValueKind.Array => entry.Next > index + 1 && !isListOfKnown[entry.Place],
                JsonValueKind.Object => entry.Next > index + 1,
                JsonValueKind.Null => false,
                _ => true,
            };
            if (isFilled)
                marks[entry.Place] = projects;
        }
    }

    // Clears most elements of most projects without a walk.
    private bool HasAll(int[][] paths)
    {
        foreach (var numbers in paths)
        {
            // Keys that the publisher chooses are on no plan; the walk finds them.
            var has = numbers.Length == 0;
            foreach (var number in numbers)
                has |= marks[number] == projects;
            if (!has)
                return false;
        }

        return true;
    }

    private bool IsDue(IdsElement element, string? status)
    {
        if (!reached.TryGetValue(element.DueFrom, out var due))
            reached[element.DueFrom] = due = element.IsDue(status, processes);
        return due;
    }

    private bool IsExempt(IdsElement element, JsonValue project)
    {
        foreach (var exemption in element.NotApplicableWhen)
        {
            if (!exempt.TryGetValue(exemption, out var holds))
                exempt[exemption] = holds = Holds(exemption, project);
            if (holds)
                return true;
        }

        return false;
    }

    private bool Holds(IdsExemption exemption, JsonValue project)
    {
        var found = false;
        foreach (var value in exemptPaths[exemption.Path].In(project))
            found |= exemption.Test == IdsTest.Absent ? !value.IsEmpty
                : value.IsString ? value.GetString() == exemption.Value
                : value.ToString() == exemption.Value;
        return exemption.Test == IdsTest.Is ? found : !found;
    }

    // A status on no list excuses nothing, like none.
    private static string? StatusOf(JsonValue value)
    {
        foreach (var (utf8, text) in Statuses)
            if (value.Is(utf8))
                return text;
        return null;
    }
}
