using System.Text.Json;
using System.Text.Unicode;
using OpenContracting.Json;
using OpenContracting.Validation.Schema;

namespace OpenContracting.Validation.Reading;

/// <summary>The reader to read: a recursive descent over <see cref="Utf8JsonReader"/>, each keyword where it applies.</summary>
internal sealed class ReferenceItemReader : IItemReader
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = JsonItemReader.MaxDepth + 1 };

    private JsonItem item = new();
    private Findings findings = new(0, 0);

    // More than 0 while a value is read once more for a further schema; what does not depend on the schema is found only once.
    private int repeated;

    public ItemFault? Read(JsonItem target, PlanNode place, Findings targetFindings)
    {
        item = target;
        findings = targetFindings;
        repeated = 0;
        var bytes = item.Bytes.Span;
        if (!Utf8.IsValid(bytes))
            return new ItemFault(Rules.InvalidUtf8, Utf8Text.ValidLength(bytes));
        var reader = new Utf8JsonReader(bytes, Options);
        try
        {
            reader.Read();
            Value(ref reader, place, parent: -1, ordinal: 0);
            reader.Read();
            return null;
        }
        catch (TooDeepException)
        {
            return new ItemFault(Rules.TooDeep, (int)reader.TokenStartIndex, $"{JsonItemReader.MaxDepth}");
        }
        catch (JsonException error)
        {
            return new ItemFault(Rules.InvalidJson, Utf8Text.OffsetOf(bytes, error.LineNumber ?? 0, error.BytePositionInLine ?? 0));
        }
    }

    private int Value(ref Utf8JsonReader reader, PlanNode? place, int parent, int ordinal)
    {
        if (place is { HasAlternatives: true })
            Alternatives(reader, place);
        var index = Open(ref reader, place, parent, ordinal);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                Object(ref reader, place, index);
                break;
            case JsonTokenType.StartArray:
                Array(ref reader, place, index);
                break;
            default:
                JsonItemReader.Close(item, index, (int)reader.BytesConsumed);
                break;
        }

        if (place is not null)
            ValueRules.Judge(item, index, place, findings);
        return index;
    }

    private int Open(ref Utf8JsonReader reader, PlanNode? place, int parent, int ordinal)
    {
        if (reader.CurrentDepth >= JsonItemReader.MaxDepth)
            throw new TooDeepException();
        var index = item.Count;
        ref var entry = ref item.Add();
        entry.Parent = parent;
        entry.NameStart = ordinal;
        entry.NameLength = -1;
        entry.Start = (int)reader.TokenStartIndex;
        entry.Place = (ushort)(place?.Number ?? 0);
        entry.SetKind(JsonItemReader.KindOf(reader.TokenType));
        if (reader.TokenType == JsonTokenType.String && reader.ValueIsEscaped)
            entry.Flags |= JsonEntryFlags.EscapedValue;
        if (reader.TokenType == JsonTokenType.Number && reader.ValueSpan.IndexOfAny("eE."u8) >= 0)
            entry.Flags |= JsonEntryFlags.NoInteger;
        return index;
    }

    private void Object(ref Utf8JsonReader reader, PlanNode? place, int index)
    {
        ulong required = 0;
        ulong seen = 0;
        var count = 0;
        var rare = 0;
        for (; reader.Read() && reader.TokenType == JsonTokenType.PropertyName; count++)
        {
            var start = (int)reader.TokenStartIndex + 1;
            var raw = reader.ValueSpan;
            var name = reader.ValueIsEscaped ? Unescape(raw) : raw;
            var escaped = reader.ValueIsEscaped;
            var property = place?.Table.Find(name);
            required |= property?.RequiredBit ?? 0;
            reader.Read();
            var child = Value(ref reader, Target(ref reader, place, property, name), index, ordinal: 0);
            JsonItemReader.SetName(ref item.Entries[child], start, raw, escaped);
            if (property is { Ordinal: < 64 })
            {
                var bit = 1UL << property.Ordinal;
                if ((seen & bit) != 0 && repeated == 0)
                    findings.Report(Rules.DuplicateProperty, child);
                seen |= bit;
            }
            else
            {
                rare++;
                if (property is null or { Declared: false } && place is { NoAdditionalProperties: true } && !IsMatched(place, name))
                    findings.Report(Rules.ForbiddenProperty, child);
            }
        }

        JsonItemReader.Close(item, index, (int)reader.BytesConsumed);
        if (rare > 1 && repeated == 0)
            ObjectRules.RareDuplicates(item, index, place, findings);
        if (place is not null)
            ObjectRules.Judge(item, index, place, findings, required, count);
    }

    // The place whose rules and number the value gets; further places that also apply are judged on the way.
    private PlanNode? Target(ref Utf8JsonReader reader, PlanNode? place, PlanProperty? property, ReadOnlySpan<byte> name)
    {
        var target = property is { Declared: true } ? property.Node : null;
        if (place is null)
            return null;
        foreach (var pattern in place.Patterns)
        {
            if (!pattern.Matches(name))
                continue;
            if (target is not null)
                Also(reader, pattern.Node);
            target ??= pattern.Node;
        }

        return target ?? place.AdditionalProperties;
    }

    private static bool IsMatched(PlanNode place, ReadOnlySpan<byte> name)
    {
        foreach (var pattern in place.Patterns)
            if (pattern.Matches(name))
                return true;
        return false;
    }

    private void Array(ref Utf8JsonReader reader, PlanNode? place, int index)
    {
        if (place?.RecordReleases is { } releases)
            place = Choose(reader, releases, index);
        var count = 0;
        for (; reader.Read() && reader.TokenType != JsonTokenType.EndArray; count++)
            Value(ref reader, ArrayRules.Element(place, count), index, count);
        JsonItemReader.Close(item, index, (int)reader.BytesConsumed);
        if (place is not null)
            ArrayRules.Judge(item, index, place, findings, count);
    }

    private PlanNode? Choose(Utf8JsonReader reader, RecordReleases releases, int index)
    {
        var (with, without) = (0, 0);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.StartObject && Has(reader, "id"))
                with++;
            else
                without++;
            reader.Skip();
        }

        if (with > 0 && without > 0)
        {
            findings.Report(Rules.MixedReleases, index);
            return null;
        }

        return without > 0 ? releases.Linked : releases.Embedded;
    }

    private static bool Has(Utf8JsonReader reader, string name)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals(name))
                return true;
            reader.Read();
            reader.Skip();
        }

        return false;
    }

    // Runs before the value itself is read, on a copy of the reader; what the copy enters into the table is taken back.
    private void Alternatives(Utf8JsonReader reader, PlanNode place)
    {
        var index = item.Count;
        foreach (var all in place.AllOf)
            Also(reader, all);
        foreach (var dependency in place.Dependencies)
            if (dependency.Node is not null && reader.TokenType == JsonTokenType.StartObject && Has(reader, dependency.Name))
                Also(reader, dependency.Node);
        if (place.AnyOf.Length > 0 && Accepting(reader, place.AnyOf) == 0)
            findings.Report(Rules.NoAlternative, index);
        if (place.OneOf.Length > 0 && Accepting(reader, place.OneOf) is var accepting && accepting != 1)
            findings.Report(accepting == 0 ? Rules.NoAlternative : Rules.SeveralAlternatives, index);
        if (place.Not is not null && Accepting(reader, [place.Not]) == 1)
            findings.Report(Rules.ForbiddenValue, index);
    }

    private void Also(Utf8JsonReader reader, PlanNode place)
    {
        var mark = item.Count;
        repeated++;
        Value(ref reader, place, parent: -1, ordinal: 0);
        repeated--;
        item.Count = mark;
    }

    private int Accepting(Utf8JsonReader reader, PlanNode[] places)
    {
        var accepting = 0;
        findings.Quiet++;
        foreach (var place in places)
        {
            var before = findings.QuietCount;
            Also(reader, place);
            accepting += findings.QuietCount == before ? 1 : 0;
        }

        findings.Quiet--;
        return accepting;
    }

    private static ReadOnlySpan<byte> Unescape(ReadOnlySpan<byte> raw)
    {
        var buffer = new byte[raw.Length];
        return buffer.AsSpan(0, JsonText.Unescape(raw, buffer));
    }

    private sealed class TooDeepException : Exception;
}
