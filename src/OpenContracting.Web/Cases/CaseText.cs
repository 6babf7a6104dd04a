using System.Text.Json;
using OpenContracting.People.Cases;

namespace OpenContracting.Web.Cases;

/// <summary>What a sealed message says: JSON, so that more can be added.</summary>
/// <param name="Text">The text.</param>
/// <param name="Contact">How to reach the author, if they said so.</param>
public sealed record CaseText(string Text, string? Contact = null)
{
    public byte[] Write()
    {
        using var output = new MemoryStream();
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            json.WriteString("text", Text);
            if (Contact is not null)
                json.WriteString("contact", Contact);
            json.WriteEndObject();
        }

        return output.ToArray();
    }

    public static CaseText Read(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        return new CaseText(root.GetProperty("text").GetString()!, root.TryGetProperty("contact", out var contact) ? contact.GetString() : null);
    }

    /// <summary>What a message is, as its envelope says it: moved to another case it opens no more.</summary>
    public static string Context(string reference, int number) => $"{reference} message {number}";

    /// <summary>Seals it for those who may read it.</summary>
    public byte[] Seal(string reference, int number, IEnumerable<CasePublicKey> readers) =>
        SealedEnvelope.Seal(Write(), Context(reference, number), [.. readers]);
}
