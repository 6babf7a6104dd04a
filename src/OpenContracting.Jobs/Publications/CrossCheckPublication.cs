using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Schema;
using OpenContracting.Publications;
using OpenContracting.Standards;

namespace OpenContracting.Jobs.Publications;

/// <summary>
/// Has an engine that shares nothing with ours (Newtonsoft.Json.Schema) judge what is about to be published. Our validator
/// has passed every project in it, so any error it finds is a disagreement between the two, and stops the publication.
/// </summary>
/// <remarks>
/// Differences that are known and let through: none. Where the two read the schema differently (a date-time without an
/// offset, letters beyond ASCII in a URI), this engine is the milder one.
/// </remarks>
public sealed class CrossCheckPublication(TimeProvider clock)
{
    /// <summary>The engine keeps every project of a package in memory, at about twenty times its size.</summary>
    public const int LargestPackage = 8 << 20;

    private const int MostErrors = 20;
    private const string Folder = "oc4ids/0.9.5/";

    private static readonly Lazy<JSchema> Schema = new(ReadSchema);
    private static readonly CrossCheckQuota Quota = new();

    /// <summary>The errors in a package of these projects, by JSON path; none when the engines agree.</summary>
    public async Task<IReadOnlyList<string>> FindAsync(
        PackageMetadata metadata, IReadOnlyList<byte[]> projects, CancellationToken cancellation)
    {
        using var package = new MemoryStream();
        var writer = PackageWriter.ForProjects(package, metadata);
        foreach (var project in projects)
            writer.Add(project);
        writer.Finish();
        package.Position = 0;

        await Quota.TakeAsync(clock, cancellation);
        return Find(package);
    }

    private static List<string> Find(Stream package)
    {
        var errors = new List<string>();
        using var reader = new JSchemaValidatingReader(
            new JsonTextReader(new StreamReader(package, Encoding.UTF8)) { DateParseHandling = DateParseHandling.None })
        {
            Schema = Schema.Value,
        };
        reader.ValidationEventHandler += (_, found) =>
        {
            if (errors.Count < MostErrors)
                errors.Add($"{found.ValidationError.Path} ({found.ValidationError.ErrorType}): {found.ValidationError.Message}");
        };
        while (reader.Read())
        {
            // Reading is validating.
        }

        return errors;
    }

    private static JSchema ReadSchema()
    {
        var known = new JSchemaPreloadedResolver();
        var project = Text("project-schema.json");
        known.Add(new Uri(JsonConvert.DeserializeAnonymousType(project, new { id = "" })!.id), project);
        return JSchema.Parse(Text("project-package-schema.json"), known);
    }

    private static string Text(string name)
    {
        using var reader = new StreamReader(SchemaFolder.Current.Open(Folder + name));
        return reader.ReadToEnd();
    }
}
