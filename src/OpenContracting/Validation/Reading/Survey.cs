using System.Text.Json;
using OpenContracting.Json;
using OpenContracting.Standards;
using OpenContracting.Validation.Schema;

namespace OpenContracting.Validation.Reading;

/// <summary>One straight run over an item's values, for all that needs no order: codelists, additional and deprecated fields, missing ids, coverage.</summary>
internal sealed class Survey
{
    private readonly PlanNode?[] places;

    // By place, beside what is counted everywhere: whether anything is to be looked at there.
    private readonly bool[] isSpecial;
    private readonly bool allowsTranslations;
    private readonly long[] objects;
    private readonly long[] filled;
    private readonly CodeCounter codes = new();
    private readonly Dictionary<(PlanNode, string), string?> suggestions = [];

    public Survey(ValidationPlan plan)
    {
        places = [.. plan.Nodes];
        isSpecial = [.. places.Select(place => place is null or { DeprecatedIn: not null } or { AdvisesId: true } or { Codelist: not null })];
        allowsTranslations = plan.Version.Standard == Standard.Ocds;
        objects = new long[places.Length];
        filled = new long[places.Length];
    }

    /// <summary>How many objects stood at each place.</summary>
    public ReadOnlySpan<long> Objects => objects;

    /// <summary>How many properties at each place had a value.</summary>
    public ReadOnlySpan<long> Filled => filled;

    /// <summary>How often each code stood at each place, by the place's number.</summary>
    public IReadOnlyDictionary<int, CodeTally> Codes => codes.Tallies();

    public void Run(JsonItem item, Findings findings)
    {
        var entries = item.Entries.AsSpan(0, item.Count);
        var (filledThere, objectsThere, special) = (filled, objects, isSpecial);
        for (var index = 0; index < entries.Length; index++)
        {
            ref var entry = ref entries[index];
            var (kind, place) = (entry.Kind, entry.Place);
            // As CoVE counts: null, false, 0, "", [] and {} say nothing. Written without branches, for which kind comes next is what
            // a processor guesses worst; what stands at no place is counted at place 0, which nobody asks for.
            var isFilled = entry.Next - index > 1 | (kind == JsonValueKind.String & entry.End - entry.Start > 2) | kind == JsonValueKind.True
                | (kind == JsonValueKind.Number && !IsZero(item, in entry));
            filledThere[place] += isFilled & entry.NameLength >= 0 ? 1 : 0;
            objectsThere[place] += kind == JsonValueKind.Object ? 1 : 0;
            if (special[place] | entry.Flags != 0)
                LookAt(item, index, findings);
        }
    }

    private void LookAt(JsonItem item, int index, Findings findings)
    {
        ref var entry = ref item.Entries[index];
        if (isSpecial[entry.Place])
        {
            if (places[entry.Place] is { } place)
                LookAtKnown(item, index, place, findings);
            else
                LookAtUnknown(item, index, findings);
        }

        if (entry.Flags != 0)
            LookAtText(item, index, findings);
    }

    private void LookAtKnown(JsonItem item, int index, PlanNode place, Findings findings)
    {
        ref var entry = ref item.Entries[index];
        if (place.DeprecatedIn is not null && entry.NameLength >= 0)
            findings.Report(Rules.DeprecatedField, index, place.DeprecatedIn);
        if (entry.Kind == JsonValueKind.Object && place.AdvisesId && !new JsonValue(item, index)["id"u8].Exists)
            findings.Report(Rules.MissingId, index, "id");
        else if (entry.Kind == JsonValueKind.String && place.Codelist is { } codelist)
            LookAtCode(JsonValue.At(item, index), place, codelist, findings);
    }

    private void LookAtCode(JsonValue value, PlanNode place, PlanCodelist codelist, Findings findings)
    {
        if (codes.Count(value, place.Number, codelist))
            return;
        var rule = codelist.IsOpen ? Rules.OpenCodelist : Rules.ClosedCodelist;
        if (!findings.Wants(rule))
            return;
        var code = value.GetString()!;
        findings.Add(new Finding(rule, value.Index, codelist.Codelist.File,
            Suggestion(place, code, () => codelist.Codelist.Suggest(code))));
    }

    private void LookAtUnknown(JsonItem item, int index, Findings findings)
    {
        ref var entry = ref item.Entries[index];
        if (entry.NameLength < 0 || entry.Parent < 0 || item.Entries[entry.Parent].Place == 0)
            return;
        var place = places[item.Entries[entry.Parent].Place]!;
        var value = new JsonValue(item, index);
        if (!place.NamesItsProperties || (allowsTranslations && IsTranslation(value.RawName, place)))
            return;
        if (findings.Wants(Rules.AdditionalField))
            findings.Add(new Finding(Rules.AdditionalField, index,
                DidYouMean: Suggestion(place, value.Name, () => PropertyNames.Nearest(value.Name, place))));
    }

    private static void LookAtText(JsonItem item, int index, Findings findings)
    {
        ref var entry = ref item.Entries[index];
        var value = new JsonValue(item, index);
        if ((entry.Flags & JsonEntryFlags.NoInteger) != 0)
        {
            if (!JsonNumber.FitsDouble(value.Raw))
                findings.Report(Rules.NumberOutOfRange, index);
            return;
        }

        if (((entry.Flags & JsonEntryFlags.EscapedName) != 0 && JsonText.HasLoneSurrogate(value.RawName))
            || ((entry.Flags & JsonEntryFlags.EscapedValue) != 0 && JsonText.HasLoneSurrogate(value.RawText)))
            findings.Report(Rules.LoneSurrogate, index);
    }

    private static bool IsZero(JsonItem item, ref readonly JsonEntry entry)
    {
        var number = item.Slice(entry.Start, entry.End - entry.Start);
        return number[0] is not (>= (byte)'1' and <= (byte)'9') && JsonNumber.IsZero(number);
    }

    // title_es of a known title: other languages are allowed for every field of OCDS, as in the Data Review Tool.
    private static bool IsTranslation(ReadOnlySpan<byte> name, PlanNode place)
    {
        var underscore = name.LastIndexOf((byte)'_');
        return underscore > 0 && place.Table.Find(name[..underscore]) is { Declared: true }
            && PropertyNames.IsLanguage(name[(underscore + 1)..]);
    }

    // The same mistake is mostly made in every item.
    private string? Suggestion(PlanNode place, string wrong, Func<string?> find)
    {
        if (suggestions.TryGetValue((place, wrong), out var suggestion))
            return suggestion;
        suggestion = find();
        if (suggestions.Count < 10_000)
            suggestions[(place, wrong)] = suggestion;
        return suggestion;
    }
}
