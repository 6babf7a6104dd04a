using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using OpenContracting.Validation;

namespace OpenContracting.Storage.Publications;

/// <summary>What validation says of a publication: how many projects and notices of each code, in what is published and in what was left out.</summary>
public sealed record PublicationReport(IReadOnlyList<PublicationReport.Line> Published, IReadOnlyList<PublicationReport.Line> LeftOut)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static PublicationReport Parse(byte[] json) => JsonSerializer.Deserialize<PublicationReport>(json, Options)!;

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, Options);

    /// <summary>One code: in how many projects it was found, and how often.</summary>
    public sealed record Line(string Code, NoticeKind Kind, Severity Severity, int Projects, long Count);
}
