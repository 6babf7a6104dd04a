using System.Text.Encodings.Web;
using System.Text.Json;
using OpenContracting.Projects;

namespace OpenContracting.Cli.Conversion;

/// <summary>Writes, one line a process, whether it is infrastructure and why.</summary>
public sealed class DecisionsWriter(string path) : IDisposable
{
    private readonly FileStream file = File.Create(path);

    public void Add(string processKey, InfrastructureDecision decision)
    {
        using (var writer = new Utf8JsonWriter(file, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteString("process", processKey);
            writer.WriteString("infrastructure", decision.Outcome switch
            {
                InfrastructureOutcome.Yes => "yes",
                InfrastructureOutcome.Review => "review",
                _ => "no",
            });
            writer.WriteBoolean("associated", decision.Associated);
            writer.WriteStartArray("reasons");
            foreach (var reason in decision.Reasons)
            {
                writer.WriteStartObject();
                writer.WriteString("rule", reason.Rule);
                writer.WriteString("evidence", reason.Evidence);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        file.WriteByte((byte)'\n');
    }

    public void Dispose() => file.Dispose();
}
