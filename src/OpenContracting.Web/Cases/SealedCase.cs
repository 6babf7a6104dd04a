using System.Text.Json;
using OpenContracting.Storage.Cases;

namespace OpenContracting.Web.Cases;

/// <summary>A confidential report as its recipients take it away: all that is sealed in it, still sealed.</summary>
public static class SealedCase
{
    public static byte[] Write(Case one)
    {
        using var output = new MemoryStream();
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            json.WriteString("case", one.Ref);
            json.WriteString("day", one.OpenedOn.ToString("yyyy-MM-dd"));
            json.WriteStartArray("messages");
            foreach (var message in one.Messages.OrderBy(message => message.Number))
            {
                json.WriteStartObject();
                json.WriteNumber("number", message.Number);
                json.WriteString("day", message.Day.ToString("yyyy-MM-dd"));
                json.WriteString("from", message.IsFromAuthor ? "author" : "recipient");
                json.WritePropertyName("sealed");
                json.WriteRawValue(message.Sealed);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("files");
            foreach (var file in one.Files.OrderBy(file => file.Number))
            {
                json.WriteStartObject();
                json.WriteNumber("number", file.Number);
                json.WriteString("media", file.Media);
                json.WritePropertyName("original");
                json.WriteRawValue(file.Original);
                if (file.Clean is not null)
                {
                    json.WritePropertyName("clean");
                    json.WriteRawValue(file.Clean);
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return output.ToArray();
    }
}
