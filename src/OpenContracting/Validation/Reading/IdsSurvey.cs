using System.Text.Json;
using OpenContracting.Json;
using OpenContracting.Standards.Ids;

namespace OpenContracting.Validation.Reading;

/// <summary>Counts which elements of the CoST Infrastructure Data Standard projects disclose. One a worker.</summary>
/// <remarks>
/// One run over a project marks the places that have a value, and where a code stands that an element asks for, looks at the object it
/// stands in. A project that is not as the schema has it is walked, element by element.
/// </remarks>
internal sealed class IdsSurvey
{
    private static readonly FieldPath ProcessStatuses = new("contractingProcesses/summary/status");

    private readonly IdsPlan plan;
    private readonly long[] disclosed;
    private readonly long[] notDue;
    private readonly long[] notApplicable;

    // Which exemptions hold for the present project; null while nobody has asked.
    private readonly bool?[] exempt;

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
        exempt = new bool?[this.plan.Exemptions.Length];
        disclosed = new long[this.plan.Elements.Length];
        notDue = new long[this.plan.Elements.Length];
        notApplicable = new long[this.plan.Elements.Length];
    }

    public void Run(JsonItem item)
    {
        projects++;
        lastOwner = -1;
        var isRegular = item.Index is { IsRegular: true };
        Mark(item, isRegular);
        var project = item.Root;
        var status = IdsPlan.StatusBit(project["status"u8]);
        var processes = 0u;
        foreach (var process in ProcessStatuses.In(project))
            processes |= IdsPlan.StatusBit(process);
        Array.Clear(exempt);
        // What stands at no place is marked at 0, and this lets pass those that name no first place.
        marks[0] = projects;
        var (elements, firstPlaces) = (plan.Elements, plan.FirstPlaces);
        for (var i = 0; i < elements.Length; i++)
        {
            var element = elements[i];
            if (marks[firstPlaces[i]] == projects && IsDisclosed(element, project, isRegular))
                disclosed[i]++;
            else if (element.Exemptions.Length > 0 && IsExempt(element, project))
                notApplicable[i]++;
            else if ((plan.StageMasks[element.Stage] & (element.IsOfProcess ? processes : status)) == 0)
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
            .. surveys[0].plan.Elements.Select((planned, i) =>
            {
                var (all, done) = (surveys.Sum(survey => (long)survey.projects), surveys.Sum(survey => survey.disclosed[i]));
                var (later, never) = (surveys.Sum(survey => survey.notDue[i]), surveys.Sum(survey => survey.notApplicable[i]));
                return new IdsElementCoverage(planned.Element, done, all - done - later - never, later, never);
            }),
        ];
    }

    // False and 0 are disclosures; null and empty strings, lists and objects are none. Without branches: which kind comes next is what
    // a processor guesses worst.
    private static bool IsFilled(ref readonly JsonEntry entry, int index) =>
        entry.Next - index > 1 | (entry.Kind == JsonValueKind.String & entry.End - entry.Start > 2)
        | entry.Kind is >= JsonValueKind.Number and < JsonValueKind.Null;

    private void Mark(JsonItem item, bool isRegular)
    {
        var entries = item.Entries.AsSpan(0, item.Count);
        var (listsOfKnown, watches, known) = (plan.IsListOfKnown, plan.Watches, marks);
        for (var index = 0; index < entries.Length; index++)
        {
            ref var entry = ref entries[index];
            var (kind, place) = (entry.Kind, entry.Place);
            var isFilled = IsFilled(in entry, index) & !(kind == JsonValueKind.Array & listsOfKnown[place]);
            known[isFilled ? place : 0] = projects;
            if (isFilled & isRegular && watches[place] is { } watch)
                Meet(item, index, watch);
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

    private bool IsExempt(IdsPlannedElement element, JsonValue project)
    {
        foreach (var number in element.Exemptions)
            if (exempt[number] ??= Holds(number, project))
                return true;
        return false;
    }

    private bool Holds(int number, JsonValue project)
    {
        var (exemption, path) = plan.Exemptions[number];
        var found = false;
        foreach (var value in path.In(project))
            found |= exemption.Test == IdsTest.Absent ? !value.IsEmpty
                : value.IsString ? value.GetString() == exemption.Value
                : value.ToString() == exemption.Value;
        return exemption.Test == IdsTest.Is ? found : !found;
    }
}
