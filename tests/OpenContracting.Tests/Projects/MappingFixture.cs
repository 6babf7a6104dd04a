using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using OpenContracting.Projects;
using OpenContracting.Releases;

namespace OpenContracting.Tests.Projects;

/// <summary>One pair of <c>fixtures/mapping</c>: releases, and the project, the sources of its values and the notices they must become.</summary>
public sealed class MappingFixture
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly JsonNode input;

    private MappingFixture(string path)
    {
        input = JsonNode.Parse(File.ReadAllText(path))!;
        Project = Map();
    }

    public MappedProject Project { get; }

    /// <summary>Element and name of every pair.</summary>
    public static IEnumerable<string> Names { get; } =
        [.. Directory.EnumerateFiles(RepositoryFiles.Fixture("mapping"), "*.json", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith(".expected.json", StringComparison.Ordinal))
            .Select(file => Path.GetRelativePath(RepositoryFiles.Fixture("mapping"), file)[..^".json".Length].Replace('\\', '/')).Order(StringComparer.Ordinal)];

    public static MappingFixture Read(string name) => new(RepositoryFiles.Fixture("mapping", name + ".json"));

    public static string Expected(string name) => File.ReadAllText(RepositoryFiles.Fixture("mapping", name + ".expected.json"));

    /// <summary>What the releases became, in the form of the expected file.</summary>
    public string Actual()
    {
        var actual = new JsonObject
        {
            ["project"] = JsonNode.Parse(Project.Json.Span),
            ["sources"] = new JsonObject(Project.Provenance.Select(s => KeyValuePair.Create(s.At, (JsonNode?)SourceText(s)))),
        };
        if (Project.Notices.Count > 0)
            actual["notices"] = new JsonArray([.. Project.Notices.Select(n => (JsonNode)$"{n.Code} {n.Path}: {n.Value}".TrimEnd(' ', ':'))]);
        return actual.ToJsonString(Indented) + "\n";
    }

    private static string SourceText(ValueSource source) =>
        $"{source.Process} {source.Source}".Trim() + (source.Inferred ? source.Evidence is null ? " (inferred)" : $" (inferred: {source.Evidence})" : "");

    private MappedProject Map()
    {
        var options = new MappingOptions
        {
            DataAsOf = new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero),
            ReleaseAddress = input["options"]?.AsObject().ContainsKey("releaseAddress") == true ? null : "https://example.org/releases/{ocid}/{release}",
            Without = input["options"]?["without"]?.AsArray().Select(c => c!.GetValue<string>()).ToHashSet() ?? [],
        };
        var processes = input["processes"]!.AsArray().Select((p, i) => Process(p!, $"p{i + 1}")).ToArray();
        var project = input["project"];
        var identity = new ProjectIdentity
        {
            Id = "oc4ids-000000-1",
            ProjectIds = project?["projectIds"]?.AsArray().Select(i => new ExternalProjectId((string)i!["scheme"]!, (string)i["id"]!)).ToArray() ?? [],
            DecidedTitle = (string?)project?["decidedTitle"],
            Tables = project?["tables"] is { } tables ? JsonSerializer.SerializeToUtf8Bytes(tables) : null,
        };
        if ((string?)project?["lastPublished"]?["updated"] is { } updated)
            identity = identity with
            {
                LastPublished = new PublishedState(ProjectMapper.Map(identity, processes, options).ContentHash, DateTimeOffset.Parse(updated)),
            };
        return ProjectMapper.Map(identity, processes, options);
    }

    private static CompiledProcess Process(JsonNode process, string key)
    {
        var releases = process["releases"]?.AsArray().Select(r => Release(r!, key)).ToArray() ?? [];
        return new CompiledProcess
        {
            ProcessKey = key,
            CompiledRelease = process["compiledRelease"] is { } compiled
                ? JsonSerializer.SerializeToUtf8Bytes(compiled)
                : ReleaseMerger.Compile([.. releases.Select(r => r.Json)]),
            Releases = releases,
            PackageAddresses = process["packageAddresses"]?.AsObject().ToDictionary(a => a.Key, a => (string)a.Value!),
        };
    }

    private static ReleaseDocument Release(JsonNode release, string key) => new()
    {
        ProcessKey = key,
        Ocid = (string?)release["ocid"],
        Id = (string)release["id"]!,
        Date = DateTimeOffset.Parse((string)release["date"]!),
        Json = JsonSerializer.SerializeToUtf8Bytes(release),
        Provenance = default,
    };
}
