using System.CommandLine;
using System.CommandLine.Invocation;

namespace OpenContracting.Cli.Terminal;

/// <summary>Help that teaches: what the command does, its usage, its options, examples that run, and the exit codes.</summary>
public sealed class TeachingHelp(Session session) : SynchronousCommandLineAction
{
    // Names longer than this stand on a line of their own.
    private const int LongestBeside = 26;

    /// <summary>Who asks for help has not yet said all that the command needs.</summary>
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        Write(parseResult.CommandResult.Command);
        return ExitCode.Ok;
    }

    private void Write(Command command)
    {
        var output = session.Output;
        session.WriteWrapped(command.Description ?? "");
        output.WriteLine();

        output.WriteLine(session.Text("help.usage"));
        output.WriteLine("  " + Wrapping.Lines(Usage(command), session.Width, hanging: 6, column: 2));
        WriteTable("help.arguments", command.Arguments.Select(a => (Label(a), a.Description ?? "")));
        WriteTable("help.commands", command.Subcommands.Where(c => !c.Hidden).Select(c => (c.Name, FirstSentence(c.Description))));
        WriteTable("help.options", Options(command).Where(o => !o.Hidden).Select(o => (Label(o), o.Description ?? "")));
        WriteExamples(command);
        WriteTable("help.exitCodes", Enumerable.Range(0, 5).Select(code => (code.ToString(), session.Text($"help.exitCode.{code}"))));
    }

    /// <summary>The command with those above it, as it is typed: <c>occ schemas list</c>.</summary>
    public static string NameOf(Command command) =>
        string.Join(' ', Lineage(command).Reverse().Select(step => step is RootCommand ? "occ" : step.Name));

    private static IEnumerable<Command> Lineage(Command command)
    {
        for (Symbol? symbol = command; symbol is Command step; symbol = symbol.Parents.FirstOrDefault())
            yield return step;
    }

    private static string Usage(Command command)
    {
        var arguments = command.Arguments.Select(argument => argument.Arity.MinimumNumberOfValues == 0 ? $"[{Label(argument)}]" : Label(argument));
        string[] rest = command.Subcommands.Count > 0 ? ["COMMAND"] : [];
        var needed = command.Options.Where(option => option.Required).Select(Label);
        return string.Join(' ', [NameOf(command), .. rest, .. arguments, .. needed, "[--option ...]"]);
    }

    private static IEnumerable<Option> Options(Command command) =>
        command.Options.Concat(Lineage(command).Skip(1).SelectMany(above => above.Options.Where(option => option.Recursive)));

    private static string Label(Argument argument) =>
        (argument.HelpName ?? argument.Name.ToUpperInvariant()) + (argument.Arity.MaximumNumberOfValues > 1 ? " ..." : "");

    private static string Label(Option option)
    {
        var names = string.Join(", ", new[] { option.Name }.Concat(option.Aliases.Where(alias => alias.StartsWith('-') && alias != "-h" && alias != "-?"))
            .Distinct());
        return option.HelpName is { } value ? $"{names} {value}" : names;
    }

    private static string FirstSentence(string? text)
    {
        var end = text?.IndexOf(". ", StringComparison.Ordinal) ?? -1;
        return end < 0 ? text ?? "" : text![..(end + 1)];
    }

    private void WriteTable(string titleKey, IEnumerable<(string Name, string Text)> rows)
    {
        var table = rows.ToList();
        if (table.Count == 0)
            return;

        session.Output.WriteLine();
        session.Output.WriteLine(session.Text(titleKey));
        var indent = Math.Min(table.Max(row => row.Name.Length), LongestBeside) + 4;
        foreach (var (name, text) in table)
        {
            session.Output.Write("  " + name.PadRight(indent - 2));
            if (name.Length > indent - 4)
            {
                session.Output.WriteLine();
                session.Output.Write(new string(' ', indent));
            }

            session.Output.WriteLine(Wrapping.Lines(text, session.Width, indent, indent));
        }
    }

    private void WriteExamples(Command command)
    {
        var key = $"{(command is RootCommand ? "cli" : command.Name)}.examples";
        if (!session.HasText(key))
            return;

        session.Output.WriteLine();
        session.Output.WriteLine(session.Text("help.examples"));
        foreach (var line in session.Text(key).Split('\n'))
            session.Output.WriteLine(Example(line, session.Width - 2));
    }

    // A command that is too wide goes on behind a backslash, as it can be typed.
    private static string Example(string line, int width)
    {
        var lines = new List<string>();
        var rest = "  " + line;
        while (rest.Length > width && Break(rest, width - 1) is > 0 and var at)
        {
            lines.Add(rest[..at] + " \\");
            rest = "      " + rest[(at + 1)..];
        }

        return string.Join('\n', [.. lines, rest]);
    }

    // Before an option, if there is one far enough to the right, so that it stays with its value.
    private static int Break(string command, int width)
    {
        var option = Math.Max(command.LastIndexOf(" --", width, StringComparison.Ordinal), command.LastIndexOf(" | ", width, StringComparison.Ordinal));
        return option > width / 3 ? option : command.LastIndexOf(' ', width) is var space && space > 8 ? space : 0;
    }
}
