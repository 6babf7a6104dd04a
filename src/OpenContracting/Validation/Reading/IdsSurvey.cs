using System.Text.Json;
using OpenContracting.Json;
using OpenContracting.Standards.Ids;
using OpenContracting.Validation.Disclosures;

namespace OpenContracting.Validation.Reading;

/// <summary>Counts which elements of the CoST Infrastructure Data Standard projects disclose. One a worker.</summary>
/// <remarks>
/// The item's index says which places that elements ask for have a value; where a code stands that an element asks for, the object it stands in
/// is looked at. A project that is not as the schema has it is walked, element by element. Why an element is not disclosed is not asked of each
/// project: it is the same for all whose life has come equally far and that the same exemptions hold for.
/// </remarks>
internal sealed class IdsSurvey
{
    private static readonly FieldPath ProcessStatuses = new("contractingProcesses/summary/status");

    private readonly IdsPlan plan;

    // By the stages reached and the exemptions that hold, a bit each.
    private readonly Dictionary<(ulong Reached, ulong Exempt), Likes> groups = [];
    private (ulong Reached, ulong Exempt) lastGroup;
    private Likes? last;

    // Which places have a value in the present project, and which parts are there: those marked with its number.
    private readonly int[] marks;
    private readonly int[] found;
    private int projects;

    // The same of the object looked at last.
    private readonly int[] inOwner;
    private int lastOwner;
    private int owners;

    public IdsSurvey(ValidationPlan plan, IdsElements table)
    {
        this.plan = IdsPlan.Of(plan, table);
        marks = new int[plan.Nodes.Count];
        inOwner = new int[plan.Nodes.Count];
        found = new int[this.plan.Parts.Length];
    }

    public void Run(JsonItem item)
    {
        var isRegular = MarkAll(item);
        var project = item.Root;
        var likes = LikesOf(project);
        likes.Projects++;
        var (elements, firstPlaces) = (plan.Elements, plan.FirstPlaces);
        for (var i = 0; i < firstPlaces.Length; i++)
            if (marks[firstPlaces[i]] == projects && IsDisclosed(elements[i], project, isRegular))
                likes.Disclosed[i]++;
    }

    /// <summary>What one project does with each element; it is not counted.</summary>
    public IReadOnlyList<ElementDisclosure> Look(JsonItem item)
    {
        var isRegular = MarkAll(item);
        var project = item.Root;
        var (reached, exempt) = (ReachedBy(project), ExemptionsOf(project));
        return [.. plan.Elements.Select(planned => Look(planned, project, isRegular, reached, exempt))];
    }

    private ElementDisclosure Look(IdsPlannedElement planned, JsonValue project, bool isRegular, ulong reached, ulong exempt)
    {
        if (IsDisclosed(planned, project, isRegular))
            return new(planned.Element, DisclosureState.Disclosed, null);
        var holds = Array.FindIndex(planned.Exemptions, exemption => (exempt >> exemption & 1) != 0);
        if (holds >= 0)
            return new(planned.Element, DisclosureState.NotApplicable, planned.Element.NotApplicableWhen[holds]);
        return new(planned.Element, (reached >> planned.Stage & 1) == 0 ? DisclosureState.NotDue : DisclosureState.Missing, null);
    }

    /// <summary>The counts of several workers together.</summary>
    public static IReadOnlyList<IdsElementCoverage> Sum(IReadOnlyList<IdsSurvey> surveys)
    {
        if (surveys.Count == 0)
            return [];
        var groups = surveys.SelectMany(survey => survey.groups).ToList();
        return [.. surveys[0].plan.Elements.Select((planned, i) => Sum(planned, i, groups))];
    }

    private static IdsElementCoverage Sum(
        IdsPlannedElement planned, int number, List<KeyValuePair<(ulong Reached, ulong Exempt), Likes>> groups)
    {
        var (disclosed, missing, notDue, notApplicable) = (0L, 0L, 0L, 0L);
        foreach (var ((reached, exempt), likes) in groups)
        {
            var others = likes.Projects - likes.Disclosed[number];
            disclosed += likes.Disclosed[number];
            if (planned.Exemptions.Any(exemption => (exempt >> exemption & 1) != 0))
                notApplicable += others;
            else if ((reached >> planned.Stage & 1) == 0)
                notDue += others;
            else
                missing += others;
        }

        return new IdsElementCoverage(planned.Element, disclosed, missing, notDue, notApplicable);
    }

    private bool MarkAll(JsonItem item)
    {
        projects++;
        lastOwner = -1;
        var isRegular = item.Index is { IsRegular: true };
        if (item.Index is { } index && index.IsOf(0))
            Mark(item, index, isRegular);
        else
            Mark(item);
        // What stands at no place is marked at 0, and this lets pass those that name no first place.
        marks[0] = projects;
        return isRegular;
    }

    private Likes LikesOf(JsonValue project)
    {
        var group = (ReachedBy(project), ExemptionsOf(project));
        if (last is not null && group == lastGroup)
            return last;
        if (!groups.TryGetValue(group, out last))
            groups[group] = last = new Likes(plan.Elements.Length);
        lastGroup = group;
        return last;
    }

    private ulong ReachedBy(JsonValue project)
    {
        var status = IdsPlan.StatusBit(project["status"u8]);
        var processes = 0u;
        foreach (var process in ProcessStatuses.In(project))
            processes |= IdsPlan.StatusBit(process);
        var reached = 0UL;
        for (var stage = 0; stage < plan.Stages.Length; stage++)
            if ((plan.Stages[stage].Mask & (plan.Stages[stage].IsOfProcess ? processes : status)) != 0)
                reached |= 1UL << stage;
        return reached;
    }

    private ulong ExemptionsOf(JsonValue project)
    {
        var exempt = 0UL;
        for (var number = 0; number < plan.Exemptions.Length; number++)
            if (Holds(number, project))
                exempt |= 1UL << number;
        return exempt;
    }

    // False and 0 are disclosures; null and empty strings, lists and objects are none. Without branches: which kind comes next is what
    // a processor guesses worst.
    private static bool IsFilled(ref readonly JsonEntry entry, int index) =>
        entry.Next - index > 1 | (entry.Kind == JsonValueKind.String & entry.End - entry.Start > 2)
        | entry.Kind is >= JsonValueKind.Number and < JsonValueKind.Null;

    private void Mark(JsonItem item, JsonIndex index, bool isRegular)
    {
        var entries = item.Entries;
        foreach (var place in plan.AskedPlaces)
            for (var entry = index.FirstAt(place); entry >= 0; entry = index.NextAt(entry))
                if (IsFilled(in entries[entry], entry) && !(entries[entry].Kind == JsonValueKind.Array && plan.IsListOfKnown[place]))
                {
                    marks[place] = projects;
                    break;
                }

        if (!isRegular)
            return;
        foreach (var (place, watch) in plan.Watches)
            for (var entry = index.FirstAt(place); entry >= 0; entry = index.NextAt(entry))
                if (entries[entry].Kind == JsonValueKind.String)
                    Meet(item, entry, watch);
    }

    // Without an index: nothing is told of places, so elements are walked.
    private void Mark(JsonItem item)
    {
        var entries = item.Entries.AsSpan(0, item.Count);
        for (var index = 0; index < entries.Length; index++)
        {
            ref var entry = ref entries[index];
            if (IsFilled(in entry, index) && !(entry.Kind == JsonValueKind.Array && plan.IsListOfKnown[entry.Place]))
                marks[entry.Place] = projects;
        }
    }

    private void Meet(JsonItem item, int code, IdsWatch watch)
    {
        foreach (var number in watch.PartsOf(new JsonValue(item, code)))
        {
            if (found[number] == projects)
                continue;
            var part = plan.Parts[number];
            var owner = item.Entries[code].Parent;
            while (owner >= 0 && item.Entries[owner].Place != part.OwnerPlace)
                owner = item.Entries[owner].Parent;
            if (owner >= 0 && Holds(item, owner, part))
                found[number] = projects;
        }
    }

    private bool Holds(JsonItem item, int owner, IdsPart part)
    {
        if (part.Places is not { } places)
            return part.Group.IsIn(new JsonValue(item, owner));
        MarkWithin(item, owner);
        foreach (var place in places)
            if (inOwner[place] != owners)
                return false;
        return true;
    }

    // Marks the places that have a value in one object, for all the parts that ask of it.
    private void MarkWithin(JsonItem item, int owner)
    {
        if (owner == lastOwner)
            return;
        lastOwner = owner;
        owners++;
        var entries = item.Entries.AsSpan(0, item.Entries[owner].Next);
        for (var index = owner + 1; index < entries.Length; index++)
            inOwner[IsFilled(in entries[index], index) ? entries[index].Place : 0] = owners;
    }

    private bool IsDisclosed(IdsPlannedElement element, JsonValue project, bool isRegular)
    {
        foreach (var place in element.Places)
            if (marks[place] != projects)
                return false;
        foreach (var places in element.Alternatives)
            if (!HasAny(places))
                return false;
        if (element.IsTold)
            return true;
        if (!isRegular || element.Parts is not { } parts)
            return element.Group.IsIn(project);
        foreach (var part in parts)
            if (found[part] != projects)
                return false;
        return true;
    }

    private bool HasAny(int[] places)
    {
        foreach (var place in places)
            if (marks[place] == projects)
                return true;
        return false;
    }

    private bool Holds(int number, JsonValue project)
    {
        var (test, path, wanted) = plan.Exemptions[number];
        var found = false;
        foreach (var value in path.In(project))
            found |= test == IdsTest.Absent ? !value.IsEmpty : value.IsString ? value.Is(wanted) : value.Raw.SequenceEqual(wanted);
        return test == IdsTest.Is ? found : !found;
    }

    /// <summary>Projects that are alike in why they need not disclose an element.</summary>
    private sealed class Likes(int elements)
    {
        public long Projects { get; set; }

        /// <summary>By element, how many disclose it.</summary>
        public long[] Disclosed { get; } = new long[elements];
    }
}
