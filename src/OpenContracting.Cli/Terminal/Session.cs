namespace OpenContracting.Cli.Terminal;

/// <summary>What every command shares: the reader's language, where results go, and where remarks go.</summary>
public sealed class Session(string language, TextWriter output, TextWriter error)
{
    private static readonly Texts CommandTexts = new(typeof(Session).Assembly);

    private int? width;

    /// <summary><c>es</c> or <c>en</c>.</summary>
    public string Language { get; } = language;

    /// <summary>Standard output: the result, and nothing else.</summary>
    public TextWriter Output { get; } = output;

    /// <summary>Standard error: progress and remarks.</summary>
    public TextWriter Error { get; } = error;

    /// <summary>The columns of the terminal that standard output is read on.</summary>
    public int Width => width ??= Wrapping.WidthOf(Console.IsOutputRedirected);

    /// <summary>The text of a key in the reader's language.</summary>
    public string Text(string key, params ReadOnlySpan<object?> arguments) =>
        arguments.IsEmpty ? CommandTexts[Language, key] : CommandTexts.Format(Language, key, arguments);

    /// <summary>What a rule of the mapping does, in the reader's language.</summary>
    public string Rule(string code) => Texts.OfLibrary[Language, $"mapping.{code}"];

    /// <summary>True when the key has a text.</summary>
    public bool HasText(string key) => CommandTexts[Language, key] != key;

    /// <summary>Says a sentence on standard error; in a log it stays one line.</summary>
    public void Say(string sentence) => Error.WriteLine(Console.IsErrorRedirected ? sentence : Wrapped(sentence, Wrapping.WidthOf(redirected: false)));

    /// <summary>Writes text to standard output in lines that fit, each of its own lines by itself.</summary>
    public void WriteWrapped(string text) => Output.WriteLine(Wrapped(text, Width));

    private static string Wrapped(string text, int width) => string.Join('\n', text.Split('\n').Select(line => Wrapping.Lines(line, width)));
}
