using System.Text.Json;
using System.Text.Unicode;

namespace OpenContracting.Exports.OcdsPackages;

/// <summary>What must be known of a release or record before it is taken: one pass over its tokens, which also proves it well formed.</summary>
internal readonly record struct ReleaseFacts
{
    public string? Ocid { get; private init; }

    public string? Date { get; private init; }

    public string? PublishedDate { get; private init; }

    public string? TenderId { get; private init; }

    public bool HasReleases { get; private init; }

    public bool IsPackage => Ocid is null && HasReleases;

    public bool IsRelease => Ocid is not null && !HasReleases && CompiledRelease is null;

    public bool IsLink { get; private init; }

    /// <summary>Where the compiled release of a record stands.</summary>
    public Range? CompiledRelease { get; private init; }

    public static bool TryRead(ReadOnlySpan<byte> json, out ReleaseFacts facts, out string fault)
    {
        facts = default;
        fault = "";
        if (!Utf8.IsValid(json))
        {
            fault = "invalid-utf8";
            return false;
        }

        try
        {
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = UnreadJson.MostLevels });
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                fault = "not-an-object";
                return false;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                facts = ReadProperty(ref reader, facts);
            reader.Read();
            return true;
        }
        catch (JsonException)
        {
            (fault, _) = UnreadJson.Reason(json);
            return false;
        }
    }

    private static ReleaseFacts ReadProperty(ref Utf8JsonReader reader, ReleaseFacts facts)
    {
        if (reader.ValueTextEquals("ocid"u8))
            return facts with { Ocid = NextText(ref reader) };
        if (reader.ValueTextEquals("date"u8))
            return facts with { Date = NextText(ref reader) };
        if (reader.ValueTextEquals("publishedDate"u8))
            return facts with { PublishedDate = NextText(ref reader) };
        if (reader.ValueTextEquals("url"u8))
            return facts with { IsLink = NextText(ref reader) is not null };
        if (reader.ValueTextEquals("tender"u8))
            return facts with { TenderId = NextTenderId(ref reader) };
        var releases = reader.ValueTextEquals("releases"u8) || reader.ValueTextEquals("records"u8);
        var compiled = reader.ValueTextEquals("compiledRelease"u8);
        reader.Read();
        var start = (int)reader.TokenStartIndex;
        releases &= reader.TokenType == JsonTokenType.StartArray;
        compiled &= reader.TokenType == JsonTokenType.StartObject;
        reader.Skip();
        if (releases)
            return facts with { HasReleases = true };
        return compiled ? facts with { CompiledRelease = start..(int)reader.BytesConsumed } : facts;
    }

    private static string? NextText(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.String)
            return reader.GetString() is { Length: > 0 } text ? text : null;
        reader.Skip();
        return null;
    }

    private static string? NextTenderId(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return null;
        }

        string? id = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("id"u8))
            {
                id = NextText(ref reader);
                continue;
            }

            reader.Read();
            reader.Skip();
        }

        return id;
    }
}
