using System.Text.Encodings.Web;
using System.Text.Json;

namespace OpenContracting.Releases.Drafts;

/// <summary>A release while it is made: a JSON value whose leaves know where they come from.</summary>
internal abstract class Draft
{
    public static readonly JsonWriterOptions WriterOptions = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
        MaxDepth = 200,
    };

    /// <summary>Reads an object from its JSON; the leaves come from nowhere yet.</summary>
    public static DraftObject Parse(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 128 });
        reader.Read();
        return (DraftObject)Parse(ref reader);
    }

    public abstract void Write(Utf8JsonWriter writer);

    private static Draft Parse(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                var draft = new DraftObject();
                while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                {
                    var name = reader.GetString()!;
                    reader.Read();
                    draft[name] = Parse(ref reader);
                }

                return draft;
            case JsonTokenType.StartArray:
                var array = new DraftArray();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    array.Add(Parse(ref reader));
                return array;
            case JsonTokenType.String:
                return new DraftValue(reader.GetString()!, isText: true);
            default:
                return new DraftValue(System.Text.Encoding.UTF8.GetString(reader.ValueSpan), isText: false);
        }
    }
}
