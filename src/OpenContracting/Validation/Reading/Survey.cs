using System.Text;
using System.Text.Json;
using OpenContracting.Json;
using OpenContracting.Standards;
using OpenContracting.Validation.Schema;

namespace OpenContracting.Validation.Reading;

/// <summary>One straight run over an item's values, for all that needs no order: codelists, additional and deprecated fields, missing ids, coverage.</summary>
internal sealed class Survey
{
    private readonly IReadOnlyList<PlanNode?> places;
    private readonly bool allowsTranslations;
    private readonly long[] objects;
    private readonly long[] filled;
    private readonly Dictionary<(PlanNode, string), string?> suggestions = [];

    public Survey(ValidationPlan plan)
    {
        places = plan.Nodes;
        allowsTranslations = plan.Version.Standard == Standard.Ocds;
        objects = new long[places.Count];
        filled = new long[places.Count];
    }

    /// <summary>How many objects stood at each place.</summary>
    public ReadOnlySpan<long> Objects => objects;

    /// <summary>How many properties at each place had a value.</summary>
    public ReadOnlySpan<long> Filled => filled;

    public void Run(JsonItem item, Findings findings)
    {
        var entries = item.Entries.AsSpan(0, item.Count);
        for (var index = 0; index < entries.Length; index++)
        {
            ref var entry = ref entries[index];
            if (entry.Place == 0)
                LookAtUnknown(item, index, findings);
            else
                LookAtKnown(item, index, places[entry.Place]!, findings);
            if (entry.Flags != 0)
                LookAtText(item, index, findings);
        }
    }

    private void LookAtKnown(JsonItem item, int index, PlanNode place, Findings findings)
    {
        ref var entry = ref item.Entries[index];
        if (entry.NameLength >= 0)
        {
            if (IsFilled(item, in entry, index))
                filled[place.Number]++;
            if (place.DeprecatedIn is not null)
                findings.Report(Rules.DeprecatedField, index, place.DeprecatedIn);
        }

        if (entry.Kind == JsonValueKind.Object)
        {
            objects[place.Number]++;
            if (place.AdvisesId && !new JsonValue(item, index)["id"u8].Exists)
                findings.Report(Rules.MissingId, index, "id");
        }
        else if (entry.Kind == JsonValueKind.String && place.Codelist is { } codelist)
        {
            LookAtCode(new JsonValue(item, index), place, codelist, findings);
        }
    }

    private void LookAtCode(JsonValue value, PlanNode place, PlanCodelist codelist, Findings findings)
    {
        if (codelist.Contains(value.IsEscaped ? Encoding.UTF8.GetBytes(value.GetString()!) : value.RawText))
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

    // As CoVE counts: null, false, 0, "", [] and {} say nothing.
    private static bool IsFilled(JsonItem item, ref readonly JsonEntry entry, int index) => entry.Kind switch
    {
        JsonValueKind.Object or JsonValueKind.Array => entry.Next > index + 1,
        JsonValueKind.String => entry.End - entry.Start > 2,
        JsonValueKind.True => true,
        JsonValueKind.Number => !JsonNumber.IsZero(item.Slice(entry.Start, entry.End - entry.Start)),
        _ => false,
    };

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
