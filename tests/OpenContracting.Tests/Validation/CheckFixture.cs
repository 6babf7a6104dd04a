using System.Text.Json;
using System.Text.Json.Nodes;
using OpenContracting.Json;
using OpenContracting.Standards;
using OpenContracting.Standards.Registers;
using OpenContracting.Validation;
using OpenContracting.Validation.Documents;
using OpenContracting.Validation.Reading;

namespace OpenContracting.Tests.Validation;

/// <summary>
/// The pairs in <c>fixtures/checks/&lt;check-code&gt;</c>: <c>name.json</c> is the subject (for a dataset check an array of subjects,
/// with the dataset published before in <c>name.previous.json</c> where there is one), <c>name.expected.json</c> what the check says of it.
/// </summary>
internal sealed record CheckFixture(Check Check, string InputFile)
{
    /// <summary>The moment every fixture is judged at.</summary>
    public static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public string Name => $"{Check.Code}/{Path.GetFileNameWithoutExtension(InputFile)}";

    public CheckExpectation Expected => JsonSerializer.Deserialize<CheckExpectation>(
        File.ReadAllText(Path.ChangeExtension(InputFile, ".expected.json")), Options)!;

    // Registers that the library does not have stand beside the fixture: name.schemas/registers/*.csv.
    private RegisterSet Registers => Path.ChangeExtension(InputFile, ".schemas") is var folder && Directory.Exists(folder)
        ? new RegisterSet(SchemaFolder.Over(folder))
        : RegisterSet.Of();

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingDefault,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    public static IReadOnlyList<CheckFixture> All { get; } =
    [
        .. from check in CheckList.All
           let folder = RepositoryFiles.Fixture("checks", check.Code)
           where Directory.Exists(folder)
           from file in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal)
           where !file.EndsWith(".expected.json") && !file.EndsWith(".previous.json")
           select new CheckFixture(check, file),
    ];

    /// <summary>Runs the check on other data than the fixture's; for a dataset check, on all of them twice, the second time after the first.</summary>
    public void RunOn(IReadOnlyList<string> subjects)
    {
        var settings = Settings;
        var runner = new CheckRunner([Check], settings);
        DatasetChecks? previous = null;
        for (var time = 0; time < 2 && (time == 0 || Check is DatasetCheck); time++)
        {
            var dataset = new DatasetChecks([Check], settings);
            for (var ordinal = 0; ordinal < subjects.Count; ordinal++)
                Inspect(JsonItem.Parse(subjects[ordinal]), ordinal, runner, dataset);
            _ = dataset.Conclude(new Notices(1000, null), previous).ToList();
            previous = dataset;
        }
    }

    public CheckExpectation Run()
    {
        var subject = Expected.Subject;
        var settings = Settings;
        if (Check is not DatasetCheck)
        {
            var score = new CheckRunner([Check], settings);
            var found = Inspect(JsonItem.Parse(File.ReadAllBytes(InputFile)), 0, score, null);
            return CheckExpectation.Of(subject, score.Scores[0]!.ToResult(Check.Code), found);
        }

        var notices = new Notices(1000, null);
        var previousFile = Path.ChangeExtension(InputFile, ".previous.json");
        var previous = File.Exists(previousFile) ? Read(previousFile, settings) : null;
        var (_, tally) = Read(InputFile, settings).Conclude(notices, previous).Single();
        var total = new CheckScore();
        total.Add(tally);
        return CheckExpectation.Of(subject, total.ToResult(Check.Code), notices.Kept);
    }

    /// <summary>Writes an answer beside the fixture, to be read and reviewed: set OPENCONTRACTING_UPDATE_FIXTURES for a test run.</summary>
    public void Keep(CheckExpectation expectation) =>
        File.WriteAllText(Path.ChangeExtension(InputFile, ".expected.json"), ToJson(expectation) + "\n");

    public static string ToJson(CheckExpectation expectation) => JsonSerializer.Serialize(expectation, Options);

    private CheckSettings Settings
    {
        get
        {
            var isProject = Expected.Subject is CheckSubject.Project;
            var version = isProject ? StandardVersion.Oc4ids095 : StandardVersion.Ocds115;
            return new CheckSettings
            {
                Version = version,
                Now = Now,
                Codelists = StandardSchema.Load(version, isProject ? DocumentKind.Project : DocumentKind.Release).Codelists,
                Registers = Registers,
                // No test goes out on the network: this one site answers.
                Links = addresses => [.. addresses.Select(address => address.StartsWith("https://answers.example/", StringComparison.Ordinal))],
                Compares = File.Exists(Path.ChangeExtension(InputFile, ".previous.json")),
            };
        }
    }

    private DatasetChecks Read(string file, CheckSettings settings)
    {
        var dataset = new DatasetChecks([Check], settings);
        var runner = new CheckRunner([Check], settings);
        var ordinal = 0;
        foreach (var subject in Subjects(file))
            Inspect(JsonItem.Parse(subject), ordinal++, runner, dataset);
        return dataset;
    }

    // {"$times": 100, "$of": {…}} stands for a hundred subjects, with # in them replaced by their number from 1.
    private static IEnumerable<string> Subjects(string file)
    {
        foreach (var element in JsonNode.Parse(File.ReadAllText(file))!.AsArray())
            if (element!["$times"] is { } times)
                for (var number = 1; number <= (int)times; number++)
                    yield return element["$of"]!.ToJsonString().Replace("#", $"{number}");
            else
                yield return element.ToJsonString();
    }

    private List<Notice> Inspect(JsonItem item, int ordinal, CheckRunner runner, DatasetChecks? dataset)
    {
        var findings = new Findings(Rules.All.Count + 1, 1000);
        var pointer = Check is DatasetCheck ? $"/{ordinal}" : "";
        var places = new ItemPlaces(pointer, DocumentPosition.Start, ordinal, item.Root["id"u8].GetString());
        runner.Inspect(item.Root, Expected.Subject, places, findings);
        dataset?.Add(runner.TakeFacts());
        var notices = new List<Notice>();
        NoticeMaker.Make(item, findings, places, notices);
        return notices;
    }
}
