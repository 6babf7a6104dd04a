using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using OpenContracting.Validation;

namespace OpenContracting.Storage.Publications;

/// <summary>What validation says of a publication: how many projects and notices of each code, in what is published and in what was left out.</summary>
/// <param name="Published">In what is published.</param>
/// <param name="LeftOut">In what was left out.</param>
/// <param name="Filled">How much of what the mapping can fill is filled in what is published; null in publications before it was counted.</param>
/// <param name="Disclosed">How much of the CoST core is disclosed: of <see cref="Nation"/>, by the id of the public authority, and by <see cref="Group"/>; null in publications before it was counted.</param>
public sealed record PublicationReport(
    IReadOnlyList<PublicationReport.Line> Published, IReadOnlyList<PublicationReport.Line> LeftOut, PublicationReport.Coverage? Filled = null,
    IReadOnlyDictionary<string, PublicationReport.CoreCoverage>? Disclosed = null)
{
    /// <summary>Stands for all institutions together in <see cref="Disclosed"/>.</summary>
    public const string Nation = "*";

    /// <summary>A part of the nation in <see cref="Disclosed"/>: <c>phase</c>, <c>province</c> or <c>sector</c>, and its code.</summary>
    public static string Group(string by, string code) => $"{by}:{code}";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static PublicationReport Parse(byte[] json) => JsonSerializer.Deserialize<PublicationReport>(json, Options)!;

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, Options);

    /// <summary>One code: in how many projects it was found, and how often.</summary>
    public sealed record Line(string Code, NoticeKind Kind, Severity Severity, int Projects, long Count);

    /// <summary>How many projects, or processes, have each path of the mapping table.</summary>
    public sealed record Coverage(long Projects, long Processes, IReadOnlyDictionary<string, long> Paths);

    /// <summary>Of how many projects, how often an element of the CoST core was disclosed, and how often one was due.</summary>
    public sealed record CoreCoverage(long Projects, long Core, long Due);
}
