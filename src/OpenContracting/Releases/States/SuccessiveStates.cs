using System.Buffers;
using System.Text.Json;
using OpenContracting.Json;
using OpenContracting.Releases.Drafts;
using OpenContracting.Releases.Merging;

namespace OpenContracting.Releases.States;

/// <summary>Reads off their bytes what the states of one source and shape come to, where each of them says all that there is: then it is the newest.</summary>
/// <remarks>Most processes by far have no others. What it cannot say for sure, <see cref="Composition"/> finds out, which makes an object of each value.</remarks>
internal sealed class SuccessiveStates
{
    private const int LargestKept = 1 << 16;

    [ThreadStatic]
    private static SuccessiveStates? kept;

    private readonly ReleaseReader reader = new();
    private JsonItem known = new();
    private JsonItem next = new();

    /// <summary>Where states lead; null where they have to be laid over one another.</summary>
    /// <param name="states">One or more, in the order of <see cref="StateOrder.Arrange"/>.</param>
    /// <param name="ocid">The ocid; null when none knows it.</param>
    public static CurrentState? Read(IReadOnlyList<ProcessState> states, string? ocid)
    {
        var newest = Composition.Newest(states);
        if (newest != states[^1] || states.Any(state => state.Source != newest.Source || state.Adapter != newest.Adapter || state.UnknownTables.Count > 0))
            return null;
        var look = kept ?? new SuccessiveStates();
        kept = null;
        try
        {
            return look.Find(states, ocid);
        }
        finally
        {
            look.known.Reset(default);
            look.next.Reset(default);
            if (look.known.Entries.Length <= LargestKept && look.next.Entries.Length <= LargestKept)
                kept = look;
        }
    }

    private CurrentState? Find(IReadOnlyList<ProcessState> states, string? ocid)
    {
        var date = states[0].Release.Date;
        foreach (var (index, state) in states.Index())
        {
            reader.Read(next, state.Release.Json);
            if (!IsAsWritten(next) || next.Root["ocid"u8].Exists != ocid is not null)
                return null;
            if (index > 0 && !HaveSameContent(known.Root, next.Root))
                date = Composition.Moment(state, date);
            (known, next) = (next, known);
        }

        return new(date, Compiled(known.Root, states[^1].Release, ocid));
    }

    /// <summary>Whether the bytes are what would be written of their values: without white space, no name twice, nothing escaped that need not be.</summary>
    private static bool IsAsWritten(JsonItem item)
    {
        // A comma before each value but the item itself and the first of each container.
        var length = item.Count - 1;
        for (var index = 0; index < item.Count; index++)
        {
            var value = JsonValue.At(item, index);
            var isContainer = value.IsObject || value.IsArray;
            if (value.HasEscapedName || !IsPlain(value.RawName) || (value.IsString && !IsTextAsWritten(value)) || (value.IsObject && Repetition.OfNames(value)))
                return false;
            if (item.Entries[index].NameLength >= 0)
                length += item.Entries[index].NameLength + "\"\":".Length;
            length += isContainer ? "{}".Length : value.Raw.Length;
            if (isContainer && !value.IsEmpty)
                length--;
        }

        return item.Root.IsObject && length == item.Bytes.Length;
    }

    private static bool IsTextAsWritten(JsonValue text) => text.IsEscaped
        ? JsonEncodedText.Encode(text.GetString()!, Draft.WriterOptions.Encoder).EncodedUtf8Bytes.SequenceEqual(text.RawText)
        : IsPlain(text.RawText);

    private static bool IsPlain(ReadOnlySpan<byte> text) => Draft.WriterOptions.Encoder!.FindFirstCharacterToEncodeUtf8(text) < 0;

    private static bool HaveSameContent(JsonValue one, JsonValue other)
    {
        var more = 0;
        foreach (var property in one.Properties)
        {
            if (Composition.IsHead(property))
                continue;
            more++;
            var counterpart = other.Property(property);
            if (!property.Raw.SequenceEqual(counterpart.Raw) && !JsonEquality.Same(property, counterpart))
                return false;
        }

        foreach (var property in other.Properties)
            if (!Composition.IsHead(property))
                more--;
        return more == 0;
    }

    /// <summary>What <see cref="Composition.ToCompiled"/> would write.</summary>
    private static byte[] Compiled(JsonValue state, ReleaseDocument newest, string? ocid)
    {
        var bytes = new ArrayBufferWriter<byte>(state.Raw.Length + 256);
        using (var writer = new Utf8JsonWriter(bytes, Draft.WriterOptions))
        {
            writer.WriteStartObject();
            if (state["ocid"u8] is { Exists: true } stated)
                Write(writer, stated);
            var date = Composition.Text(newest.Date, state["date"u8]);
            writer.WriteString("id"u8, Composition.IdOf(newest with { Ocid = ocid ?? newest.Ocid }, date));
            writer.WriteString("date"u8, date);
            writer.WriteStartArray("tag"u8);
            writer.WriteStringValue("compiled"u8);
            writer.WriteEndArray();
            foreach (var property in state.Properties)
                if (!Composition.IsHead(property) && !property.NameIs("ocid"u8))
                    Write(writer, property);
            writer.WriteEndObject();
        }

        return bytes.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, JsonValue property)
    {
        writer.WritePropertyName(property.RawName);
        writer.WriteRawValue(property.Raw, skipInputValidation: true);
    }
}
