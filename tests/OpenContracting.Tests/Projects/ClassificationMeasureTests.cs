using System.Text.Json;
using System.Text.Json.Nodes;
using OpenContracting.Projects;

namespace OpenContracting.Tests.Projects;

public sealed class ClassificationMeasureTests
{
    [Fact]
    public void OnTheGeneratorsTruthYesIsRightAndMissesLittle()
    {
        var measure = ClassificationMeasure.Of("synthetic-demo", SyntheticSample.Releases.Keys.Select(ocid =>
            (SyntheticSample.Truths[ocid].Infrastructure, InfrastructureClassifier.Decide(SyntheticSample.Release(ocid)))));

        Assert.True(measure.Precision >= 0.97, $"precision {measure.Precision:P1}");
        Assert.True(measure.Recall >= 0.90, $"recall {measure.Recall:P1}");
        AssertIsPublished(measure);
    }

    [ReferenceDataFact]
    public void OnRealActsNothingIsPublishedThatIsNoInfrastructure()
    {
        var measure = ClassificationMeasure.Of("real-emergency-acts", LabelledActs().Select(act =>
        {
            using var release = JsonDocument.Parse(act.Release);
            return (act.Label, InfrastructureClassifier.Decide(release.RootElement));
        }));

        Assert.Equal(54, measure.Counts.Values.Sum());
        Assert.Equal(0, measure.Of("no", "yes"));
        AssertIsPublished(measure);
    }

    private static void AssertIsPublished(ClassificationMeasure measure)
    {
        var published = ClassificationMeasure.Published.Single(p => p.Sample == measure.Sample);
        var counted = string.Join("\n", measure.Counts.OrderBy(c => c.Key).Select(c => $"{c.Key.Label} decided {c.Key.Outcome}: {c.Value}"));
        var kept = string.Join("\n", published.Counts.OrderBy(c => c.Key).Select(c => $"{c.Key.Label} decided {c.Key.Outcome}: {c.Value}"));

        Assert.True(counted == kept, $"Write into schemas/panama/infrastructure-measured.json, sample {measure.Sample}:\n{counted}");
    }

    /// <summary>Act pages as the release that says the same, and the label a researcher gave; works are a yes.</summary>
    private static IEnumerable<(string Label, string Release)> LabelledActs()
    {
        var folder = Path.Combine(RepositoryFiles.ReferenceData!, "dgcp-samples");
        var labels = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "labels.json")))!["labels"]!;
        foreach (var act in JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "v2-detail-acts.json")))!["actos"]!.AsArray())
        {
            var label = labels[act!["numero"]!.GetValue<string>()]!["infrastructure"]!.GetValue<string>();
            yield return (label == "works" ? "yes" : label, Release(act));
        }
    }

    private static string Release(JsonNode act)
    {
        var amount = decimal.Parse(((string?)act["montoContratacion"] ?? (string?)act["precioReferencia"])!.Replace("B/.", "").Replace(",", "").Trim());
        return new JsonObject
        {
            ["buyer"] = new JsonObject { ["name"] = (string?)act["entidad"] },
            ["tender"] = new JsonObject
            {
                ["id"] = (string?)act["numero"],
                ["title"] = (string?)act["nombreActo"],
                ["procurementMethodDetails"] = (string?)act["tipoProcedimiento"],
                ["mainProcurementCategory"] = (string?)act["objetoContractual"] switch { "Obra" => "works", "Servicio" => "services", _ => "goods" },
                ["value"] = new JsonObject { ["amount"] = amount, ["currency"] = "PAB" },
                ["items"] = new JsonArray([.. act["items"]!.AsArray().Select(item => new JsonObject
                {
                    ["classification"] = new JsonObject { ["scheme"] = "UNSPSC", ["id"] = (string?)item!["codigo"] },
                })]),
            },
        }.ToJsonString();
    }
}
