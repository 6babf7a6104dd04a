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

    private string Paint(string code, string text) => colour && text.Length > 0 ? $"\u001b[{code}m{text}\u001b[0m" : text;
}
