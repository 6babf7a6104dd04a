namespace OpenContracting.Cli.Terminal;

/// <summary>Colour on a terminal that shows it; plain text elsewhere, and where <c>NO_COLOR</c> asks for it.</summary>
public sealed class Ink(bool colour)
{
    private readonly bool colour = colour && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));

    public string Strong(string text) => Paint("1", text);

    public string Good(string text) => Paint("32", text);

    public string Bad(string text) => Paint("31;1", text);

    public string Warn(string text) => Paint("33", text);

    public string Faint(string text) => Paint("2", text);

    /// <summary>Text from a document, with what would command the terminal, or turn the order of its letters, made visible as U+FFFD.</summary>
    public static string Visible(string text) => text.Any(Commands) ? string.Concat(text.Select(letter => Commands(letter) ? '\uFFFD' : letter)) : text;

    private static bool Commands(char letter) => char.IsControl(letter) || letter is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    private string Paint(string code, string text) => colour && text.Length > 0 ? $"\u001b[{code}m{text}\u001b[0m" : text;
}
