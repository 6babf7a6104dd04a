using System.Text.Json;
using System.Text.Unicode;
using OpenContracting.Json;

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

    /// <summary>The facts of a plain release, from the table of its values; null of what must be looked at token by token.</summary>
    public static ReleaseFacts? OfRelease(JsonItem item)
    {
        var release = item.Root;
        if (!item.HasDistinctNames || !release.IsObject || release["releases"u8].IsArray || release["records"u8].IsArray
            || release["compiledRelease"u8].IsObject || release.IsDeeperThan(UnreadJson.MostLevels))
            return null;
        var (ocid, date, published, tenderId) = (release["ocid"u8], release["date"u8], release["publishedDate"u8], release["tender"u8]["id"u8]);
        if (Text(ocid) is null || ocid.IsEscaped || date.IsEscaped || published.IsEscaped || tenderId.IsEscaped || release["url"u8].IsEscaped)
            return null;
        return new ReleaseFacts
        {
            Ocid = Text(ocid),
            Date = Text(date),
            PublishedDate = Text(published),
            TenderId = Text(tenderId),
            IsLink = Text(release["url"u8]) is not null,
        };
    }

    private static string? Text(JsonValue value) => value.GetString() is { Length: > 0 } text ? text : null;

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
