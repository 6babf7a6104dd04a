using System.Text.Json;
using OpenContracting.Standards;

namespace OpenContracting.Projects;

/// <summary>How the classification does on a labelled sample: for each label how many processes got which outcome.</summary>
/// <param name="Sample">The sample's stable code: <c>synthetic-demo</c> (the bundled demo) or <c>real-emergency-acts</c> (54 acts of 2020, labelled by hand).</param>
/// <param name="Counts">How many, by label (<c>yes</c>, <c>no</c>, <c>associated</c>, <c>review</c>) and outcome (the same four words).</param>
public sealed record ClassificationMeasure(string Sample, IReadOnlyDictionary<(string Label, string Outcome), int> Counts)
{
    private const string File = "panama/infrastructure-measured.json";

    /// <summary>The measures of the rules, as kept in <c>schemas/panama/infrastructure-measured.json</c>; tests recompute ours.</summary>
    public static IReadOnlyList<ClassificationMeasure> Published => SchemaFolder.Current.Keep(File, ReadPublished);

    /// <summary>Of the processes decided to be infrastructure, the share that is.</summary>
    public double Precision => Share(Of("yes", "yes"), Counts.Where(c => c.Key.Outcome == "yes").Sum(c => c.Value));

    /// <summary>Of the processes that are infrastructure, the share decided to be; those left to a person count as missed.</summary>
    public double Recall => Share(Of("yes", "yes"), Counts.Where(c => c.Key.Label == "yes").Sum(c => c.Value));

    /// <summary>The share of all processes that a person is asked about.</summary>
    public double ReviewShare => Share(Counts.Where(c => c.Key.Outcome is "review" or "associated").Sum(c => c.Value), Counts.Values.Sum());

    /// <summary>Counts decisions beside their labels.</summary>
    public static ClassificationMeasure Of(string sample, IEnumerable<(string Label, InfrastructureDecision Decision)> decisions) =>
        new(sample, decisions.CountBy(d => (d.Label, OutcomeOf(d.Decision))).ToDictionary());

    /// <summary>How many processes of a label got an outcome.</summary>
    public int Of(string label, string outcome) => Counts.GetValueOrDefault((label, outcome));

    /// <summary>The word for an outcome: <c>associated</c> is told apart from other reviews.</summary>
    public static string OutcomeOf(InfrastructureDecision decision) =>
        decision.Associated ? "associated" : decision.Outcome.ToString().ToLowerInvariant();

    private static double Share(int part, int whole) => whole == 0 ? 0 : (double)part / whole;

    private static ClassificationMeasure[] ReadPublished(SchemaFolder files)
    {
        using var stream = files.Open(File);
        using var document = JsonDocument.Parse(stream);
        return
        [
            .. document.RootElement.EnumerateObject().Select(sample => new ClassificationMeasure(sample.Name,
                (from label in sample.Value.EnumerateObject()
                 from outcome in label.Value.EnumerateObject()
                 select KeyValuePair.Create((label.Name, outcome.Name), outcome.Value.GetInt32())).ToDictionary())),
        ];
    }
}
