using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace OpenContracting.People.Cases;

/// <summary>The public events of all cases in one line, each with the hash of the one before: what was said cannot be changed without its showing.</summary>
public static class CaseChain
{
    /// <summary>What stands before the first.</summary>
    public static readonly string Start = new('0', 64);

    /// <summary>The hash of an event: SHA-256 of its canonical JSON, whose first member is the hash before it.</summary>
    public static string Hash(string previous, CaseLink link)
    {
        using var output = new MemoryStream();
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            json.WriteString("previous", previous);
            json.WriteNumber("position", link.Position);
            json.WriteString("case", link.Case);
            json.WriteNumber("number", link.Number);
            json.WriteString("day", link.Day.ToString("yyyy-MM-dd"));
            json.WriteString("kind", JsonNamingPolicy.CamelCase.ConvertName(link.Kind.ToString()));
            json.WriteString("role", JsonNamingPolicy.CamelCase.ConvertName(link.Role.ToString()));
            if (link.Detail is not null)
                json.WriteString("detail", link.Detail);
            if (link.TextHash is not null)
                json.WriteString("textHash", link.TextHash);
            json.WriteEndObject();
        }

        return Convert.ToHexStringLower(SHA256.HashData(output.GetBuffer().AsSpan(0, (int)output.Length)));
    }

    /// <summary>What stands in the chain for a text, so that the text can be removed and the chain holds: SHA-256 of a random salt and the text.</summary>
    public static string TextHash(string salt, string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(salt + text)));

    /// <summary>A new salt, removed together with its text: then nobody can try guesses against the hash.</summary>
    public static string NewSalt() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
}
