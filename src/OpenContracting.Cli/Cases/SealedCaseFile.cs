using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using OpenContracting.Cli.Terminal;
using OpenContracting.People.Cases;

namespace OpenContracting.Cli.Cases;

/// <summary>Opens a confidential report as the desk hands it out: messages to standard output, evidence into a folder.</summary>
internal sealed class SealedCaseFile(Session session, ECDiffieHellman key)
{
    private int unreadable;

    public int Open(string path, string? folder, bool withOriginals)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(File.ReadAllBytes(path));
        }
        catch (JsonException)
        {
            throw new OperatorException(session.Text("case.open.noCase", path), ExitCode.UnreadableInput);
        }

        using (document)
        {
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("case", out var name) || name.GetString() is not { } reference
                || !root.TryGetProperty("messages", out var messages) || !root.TryGetProperty("files", out var files))
                throw new OperatorException(session.Text("case.open.noCase", path), ExitCode.UnreadableInput);
            foreach (var message in messages.EnumerateArray())
                WriteMessage(reference, message);
            foreach (var file in files.EnumerateArray())
                WriteFile(reference, file, folder, withOriginals);
        }

        if (unreadable == 0)
            return ExitCode.Ok;
        session.Say(session.Text("case.open.unreadable", unreadable));
        return ExitCode.Findings;
    }

    private void WriteMessage(string reference, JsonElement message)
    {
        var number = message.GetProperty("number").GetInt32();
        session.Output.WriteLine($"== {session.Text($"case.open.from.{message.GetProperty("from").GetString()}")} · {message.GetProperty("day").GetString()}");
        if (Unseal(message.GetProperty("sealed"), $"{reference} message {number}") is not { } json)
            return;
        using var text = JsonDocument.Parse(json);
        session.Output.WriteLine(text.RootElement.GetProperty("text").GetString());
        if (text.RootElement.TryGetProperty("contact", out var contact))
            session.Output.WriteLine(session.Text("case.open.contact", contact.GetString()));
        session.Output.WriteLine();
    }

    private void WriteFile(string reference, JsonElement file, string? folder, bool withOriginals)
    {
        var number = file.GetProperty("number").GetInt32();
        var hasClean = file.TryGetProperty("clean", out var clean);
        if (folder is null)
        {
            session.Say(session.Text(hasClean ? "case.open.file.clean" : "case.open.file.original", number, file.GetProperty("media").GetString()));
            return;
        }

        Directory.CreateDirectory(folder);
        if (hasClean)
            Save(Unseal(clean, $"{reference} file {number} clean"), folder, $"{reference}-{number}-");
        if (withOriginals)
            Save(Unseal(file.GetProperty("original"), $"{reference} file {number} original"), folder, $"{reference}-{number}-original-");
        else if (!hasClean)
            session.Say(session.Text("case.open.file.original", number, file.GetProperty("media").GetString()));
    }

    /// <summary>The name stands before the first line feed; a stranger chose it, so only its harmless letters are used.</summary>
    private void Save(byte[]? content, string folder, string prefix)
    {
        if (content is null)
            return;
        var end = Array.IndexOf(content, (byte)'\n');
        var name = string.Concat(Encoding.UTF8.GetString(content, 0, Math.Max(0, end)).Where(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_')).TrimStart('.');
        var path = Path.Combine(folder, prefix + (name.Length > 80 ? name[^80..] : name));
        File.WriteAllBytes(path, content[(end + 1)..]);
        session.Output.WriteLine(path);
    }

    private byte[]? Unseal(JsonElement envelope, string context)
    {
        var content = SealedEnvelope.Open(Encoding.UTF8.GetBytes(envelope.GetRawText()), context, key);
        if (content is null)
            unreadable++;
        return content;
    }
}
