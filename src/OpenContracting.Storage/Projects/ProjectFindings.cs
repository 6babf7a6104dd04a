using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using OpenContracting.Validation;

namespace OpenContracting.Storage.Projects;

/// <summary>What validating a project found: the first notices of each code, and how often each code was found.</summary>
public sealed record ProjectFindings(IReadOnlyList<NoticeCount> Counts, IReadOnlyList<Notice> Notices)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Structural errors: a project that has one is never published.</summary>
    [JsonIgnore]
    public long StructuralErrors => Counts
        .Where(count => count is { Kind: NoticeKind.Structure, Severity: Severity.Error }).Sum(count => count.Count);

    public static ProjectFindings Parse(byte[] json) => JsonSerializer.Deserialize<ProjectFindings>(json, Options)!;

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, Options);
}
