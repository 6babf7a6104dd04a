using System.CommandLine;
using System.CommandLine.Parsing;

namespace OpenContracting.Cli.Terminal;

/// <summary>Says what is wrong with a command line, the nearest thing that would be right, and where help is.</summary>
public static class UsageErrors
{
    /// <summary>Whether a command line can be run: nothing in it is unknown or missing.</summary>
    public static bool Has(ParseResult parsed) => parsed.Errors.Count > 0 || Mistyped(parsed).Any();

    public static int Write(ParseResult parsed, Session session)
    {
        var command = parsed.CommandResult.Command;
        var names = command.Subcommands.Select(c => c.Name).Concat(Options(command).Select(o => o.Name)).ToList();
        var unknown = parsed.UnmatchedTokens.Concat(Mistyped(parsed)).ToList();
        foreach (var token in unknown)
            session.Say(Nearest.To(token, names) is { } nearest
                ? session.Text("cli.unknownNearest", token, nearest)
                : session.Text("cli.unknown", token));

        if (unknown.Count == 0)
            foreach (var sentence in parsed.Errors.Select(mistake => Sentence(mistake, session)).Distinct())
                session.Say(sentence);

        session.Say(session.Text("cli.seeHelp", $"{TeachingHelp.NameOf(command)} --help"));
        return ExitCode.Usage;
    }

    // Where a command takes any number of inputs, the parser takes a mistyped option for one of them.
    private static IEnumerable<string> Mistyped(ParseResult parsed) =>
        from argument in parsed.CommandResult.Children.OfType<ArgumentResult>()
        from token in argument.Tokens
        where token.Value.StartsWith("--", StringComparison.Ordinal) && !File.Exists(token.Value)
        select token.Value.Split('=')[0];

    private static string Sentence(ParseError mistake, Session session)
    {
        if (OptionOf(mistake.SymbolResult) is not { } option)
            return session.Text("cli.mistake", mistake.Message);
        var (name, expected) = (option.Option.Name, option.Option.HelpName ?? "");
        if (option.Tokens.Count == 0)
            return session.Text("cli.valueMissing", name, expected);
        var found = option.Tokens[^1].Value;
        return Nearest.To(found, expected.Split('|')) is { } nearest && expected.Contains('|')
            ? session.Text("cli.badValueNearest", name, expected, found, nearest)
            : session.Text("cli.badValue", name, expected, found);
    }

    private static OptionResult? OptionOf(SymbolResult? result)
    {
        while (result is not null and not OptionResult)
            result = result.Parent;
        return result as OptionResult;
    }

    private static IEnumerable<Option> Options(Command command) => command.Options.Concat(
        command.Parents.OfType<Command>().SelectMany(Options).Where(option => option.Recursive));
}
