using System.CommandLine;
using System.CommandLine.Invocation;

namespace OpenContracting.Cli.Terminal;

/// <summary>Help that teaches: what the command does, its usage, its options, examples that run, and the exit codes.</summary>
public sealed class TeachingHelp(Session session) : SynchronousCommandLineAction
{
    private const int Width = 100;

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
        WriteWrapped(command.Description ?? "", 0);
        output.WriteLine();

        output.WriteLine(session.Text("help.usage"));
        output.WriteLine("  " + Usage(command));
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
        var arguments = command.Arguments.Select(Label);
        string[] rest = command.Subcommands.Count > 0 ? ["COMMAND"] : [];
        return string.Join(' ', [NameOf(command), .. rest, .. arguments, "[--option ...]"]);
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
        var indent = Math.Min(table.Max(row => row.Name.Length), 30) + 4;
        foreach (var (name, text) in table)
        {
            session.Output.Write("  " + name.PadRight(indent - 2));
            if (name.Length > indent - 3)
            {
                session.Output.WriteLine();
                session.Output.Write(new string(' ', indent));
            }

            WriteWrapped(text, indent);
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
            session.Output.WriteLine("  " + line);
    }

    /// <summary>Writes text that starts at a column and goes on under it.</summary>
    private void WriteWrapped(string text, int indent)
    {
        var column = indent;
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (column > indent && column + 1 + word.Length > Width)
            {
                session.Output.WriteLine();
                session.Output.Write(new string(' ', indent));
                column = indent;
            }

            var gap = column > indent ? " " : "";
            session.Output.Write(gap + word);
            column += gap.Length + word.Length;
        }

        session.Output.WriteLine();
    }
}
