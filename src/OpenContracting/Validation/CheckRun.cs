using OpenContracting.Json;
using OpenContracting.Validation.Reading;

namespace OpenContracting.Validation;

/// <summary>What a check is given beside its subject, and where it says what it found. One a worker, used again for every subject.</summary>
public sealed class CheckRun
{
    private readonly CheckTally[] tallies;
    private readonly Rule[] rules;
    private Findings findings = new(0, 0);
    private readonly Dictionary<JsonValue, JsonValueSet> idSets = [];
    private readonly KnownTexts texts = new();
    private (JsonValue Array, JsonValueSet? Ids) lastIds;
    private int current;
    private ItemPlaces places = ItemPlaces.None;

    internal CheckRun(CheckSettings settings, Rule[] rules)
    {
        Settings = settings;
        this.rules = rules;
        tallies = new CheckTally[rules.Length];
    }

    /// <summary>What holds for the whole run: standard, version, today, codelists.</summary>
    public CheckSettings Settings { get; }

    /// <summary>What kind of subject is being looked at.</summary>
    public CheckSubject Subject { get; private set; }

    /// <summary>How many projects, releases or records the package holds; null while something else is looked at, or when it has no list of them.</summary>
    public long? PackageItems { get; internal set; }

    /// <summary>Whether anybody will see the next failure. When not, it is counted, and texts for it need not be made.</summary>
    public bool Keeps => findings.WouldKeep(rules[current]);

    internal List<CheckFact> Facts { get; } = [];

    /// <summary>One place was looked at and is right.</summary>
    public void Pass() => tallies[current].Passed++;

    /// <summary>Some places were looked at and are right.</summary>
    public void Pass(int places) => tallies[current].Passed += places;

    /// <summary>One place is wrong.</summary>
    /// <param name="at">Where; for something absent, the object that lacks it.</param>
    /// <param name="expected">What was expected there.</param>
    /// <param name="didYouMean">The nearest right value.</param>
    /// <param name="shown">The value to show when it is not <paramref name="at"/> itself.</param>
    /// <param name="arguments">Further facts for the sentence, <c>{0}</c>, <c>{1}</c> …</param>
    public void Fail(JsonValue at, string? expected = null, string? didYouMean = null, JsonValue shown = default,
        string[]? arguments = null)
    {
        tallies[current].Failed++;
        if (findings.Wants(rules[current]))
            findings.Add(new Finding(rules[current], at.Index, expected, didYouMean, Shown: shown.Exists ? shown.Index : -1, Arguments: arguments));
    }

    /// <summary>There was nothing to judge, because of an exception numbered in the check's text. Overruled by any place passed or failed.</summary>
    public void DoesNotApply(int exception) => tallies[current].Exception = exception;

    /// <summary>The ids of the objects in an array, to look references up in. Made once for all the checks of an item.</summary>
    public JsonValueSet Ids(JsonValue array)
    {
        if (lastIds.Ids is { } last && lastIds.Array == array)
            return last;
        if (!idSets.TryGetValue(array, out var ids))
            idSets[array] = ids = IdsOf(array);
        lastIds = (array, ids);
        return ids;
    }

    /// <summary>A string's text, made once for the many times that the same few texts occur.</summary>
    internal string Text(JsonValue text) => texts.Of(text);

    /// <summary>A string's text as <see cref="FoldedText"/> has it.</summary>
    internal string Folded(JsonValue text) => texts.FoldedOf(text);

    /// <summary>Where a value stands, to be kept after the item has gone by.</summary>
    public Place Place(JsonValue value) => places.Of(value);

    internal void Remember(object fact) => Facts.Add(new CheckFact(current, fact));

    internal void Begin(ItemPlaces itemPlaces, CheckSubject subject, Findings itemFindings)
    {
        if (idSets.Count > 0)
            idSets.Clear();
        lastIds = default;
        places = itemPlaces;
        Subject = subject;
        findings = itemFindings;
    }

    internal void Inspect(int number, Check check, JsonValue subject)
    {
        current = number;
        tallies[number] = default;
        check.Inspect(subject, this);
    }

    internal CheckTally TallyOf(int number) => tallies[number];

    private static JsonValueSet IdsOf(JsonValue array)
    {
        var ids = new JsonValueSet();
        foreach (var element in array.Elements)
            if (element["id"u8] is { Exists: true } id)
                ids.Add(id);
        return ids;
    }
}
