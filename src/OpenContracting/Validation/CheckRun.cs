using OpenContracting.Json;
using OpenContracting.Validation.Checks.References;
using OpenContracting.Validation.Checks.Values;
using OpenContracting.Validation.Reading;

namespace OpenContracting.Validation;

/// <summary>What a check is given beside its subject, and where it says what it found. One a worker, used again for every subject.</summary>
public sealed class CheckRun
{
    private const int Walked = 8;

    private readonly Rule[] rules;
    private CheckTally tally;
    private Findings findings = new(0, 0);
    // The sets made for the present subject stand first; those behind them are used again.
    private readonly List<(JsonValue Array, JsonValueSet Ids)> idSets = [];
    private readonly KnownTexts texts = new();
    private readonly Dictionary<IEqualityComparer<JsonValue>, HashSet<JsonValue>> seen = [];
    private readonly Dictionary<JsonValue, int> furtherIdSets = [];
    private readonly ulong[] latest = new ulong[4096];
    private FactList?[] facts;
    private int idSetsMade;
    private int current;
    private ItemPlaces places = ItemPlaces.None;

    internal CheckRun(CheckSettings settings, Rule[] rules)
    {
        Settings = settings;
        this.rules = rules;
        facts = new FactList?[rules.Length];
    }

    /// <summary>What holds for the whole run: standard, version, today, codelists.</summary>
    public CheckSettings Settings { get; }

    /// <summary>What kind of subject is being looked at.</summary>
    public CheckSubject Subject { get; private set; }

    /// <summary>How many projects, releases or records the package holds; null while something else is looked at, or when it has no list of them.</summary>
    public long? PackageItems { get; internal set; }

    /// <summary>Whether anybody will see the next failure. When not, it is counted, and texts for it need not be made.</summary>
    public bool Keeps => findings.WouldKeep(rules[current]);

    /// <summary>One place was looked at and is right.</summary>
    public void Pass() => tally.Passed++;

    /// <summary>Some places were looked at and are right.</summary>
    public void Pass(int places) => tally.Passed += places;

    /// <summary>One place is wrong.</summary>
    /// <param name="at">Where; for something absent, the object that lacks it.</param>
    /// <param name="expected">What was expected there.</param>
    /// <param name="didYouMean">The nearest right value.</param>
    /// <param name="shown">The value to show when it is not <paramref name="at"/> itself.</param>
    /// <param name="arguments">Further facts for the sentence, <c>{0}</c>, <c>{1}</c> …</param>
    public void Fail(JsonValue at, string? expected = null, string? didYouMean = null, JsonValue shown = default,
        string[]? arguments = null)
    {
        tally.Failed++;
        if (findings.Wants(rules[current]))
            findings.Add(new Finding(rules[current], at.Index, expected, didYouMean, Shown: shown.Exists ? shown.Index : -1, Arguments: arguments));
    }

    /// <summary>There was nothing to judge, because of an exception numbered in the check's text. Overruled by any place passed or failed.</summary>
    public void DoesNotApply(int exception) => tally.Exception = exception;

    /// <summary>The ids of the objects in an array, to look references up in. Made once for all the checks of an item.</summary>
    public JsonValueSet Ids(JsonValue array)
    {
        // Of most items two or three lists are asked for.
        for (var i = 0; i < Math.Min(idSetsMade, Walked); i++)
            if (idSets[i].Array == array)
                return idSets[i].Ids;
        if (idSetsMade >= Walked)
        {
            if (furtherIdSets.TryGetValue(array, out var number))
                return idSets[number].Ids;
            furtherIdSets[array] = idSetsMade;
        }

        if (idSetsMade == idSets.Count)
            idSets.Add((array, new JsonValueSet()));
        var ids = idSets[idSetsMade].Ids;
        ids.Clear();
        foreach (var element in array.Elements)
            if (element["id"u8] is { Exists: true } id)
                ids.Add(id);
        idSets[idSetsMade++] = (array, ids);
        return ids;
    }

    /// <summary>The subject's organizations, and which of them references name.</summary>
    internal PartyIndex Parties { get; } = new();

    /// <summary>The subject's amounts of money.</summary>
    internal Amounts Amounts { get; } = new();

    /// <summary>Whether this was not asked for the same hash before; now and then an old hash is taken for new, never a new one for old.</summary>
    internal bool IsNew(ulong hash)
    {
        ref var slot = ref latest[hash % (ulong)latest.Length];
        if (slot == hash)
            return false;
        slot = hash;
        return true;
    }

    /// <summary>A list for the moment, empty; each call gives the same one.</summary>
    internal List<JsonValue> Scratch
    {
        get
        {
            field.Clear();
            return field;
        }
    } = [];

    /// <summary>A set for the moment, empty; each call gives the same one.</summary>
    internal HashSet<JsonValue> Seen(IEqualityComparer<JsonValue> comparer)
    {
        // One that a large item has grown costs more to clear than to make anew.
        if (!seen.TryGetValue(comparer, out var set) || set.Count > 100)
            seen[comparer] = set = new HashSet<JsonValue>(comparer);
        set.Clear();
        return set;
    }

    /// <summary>A string's text, made once for the many times that the same few texts occur.</summary>
    internal string Text(JsonValue text) => texts.Of(text);

    /// <summary>A string's text as <see cref="FoldedText"/> has it.</summary>
    internal string Folded(JsonValue text) => texts.FoldedOf(text);

    /// <summary>A hash of the text as <see cref="FoldedText"/> has it; 0 when nothing is left of it.</summary>
    internal ulong FoldedHash(JsonValue text) => texts.FoldedHashOf(text);

    /// <summary>Where a value stands, to be kept after the item has gone by.</summary>
    public Place Place(JsonValue value) => places.Of(value);

    internal void Remember<TFact>(TFact fact)
        where TFact : notnull => ((FactList<TFact>)(facts[current] ??= new FactList<TFact>())).Add(fact);

    /// <summary>What was remembered since this was asked last, by check.</summary>
    internal FactList?[] TakeFacts()
    {
        var taken = facts;
        facts = new FactList?[rules.Length];
        return taken;
    }

    internal void Begin(JsonValue subject, ItemPlaces itemPlaces, CheckSubject kind, Findings itemFindings)
    {
        if (idSetsMade > Walked)
        {
            idSets.RemoveRange(Walked, idSets.Count - Walked);
            furtherIdSets.Clear();
        }

        idSetsMade = 0;
        Parties.Begin(subject, this);
        Amounts.Begin();
        places = itemPlaces;
        Subject = kind;
        findings = itemFindings;
    }

    internal CheckTally Inspect(int number, Check check, JsonValue subject)
    {
        current = number;
        tally = default;
        check.Inspect(subject, this);
        return tally;
    }
}
