using System.CommandLine;

namespace OpenContracting.Cli.Terminal;

/// <summary>Says what is wrong with a command line, the nearest thing that would be right, and where help is.</summary>
public static class UsageErrors
{
    public static int Write(ParseResult parsed, Session session)
    {
        var command = parsed.CommandResult.Command;
        var names = command.Subcommands.Select(c => c.Name).Concat(command.Options.Select(o => o.Name)).ToList();
        foreach (var token in parsed.UnmatchedTokens)
        {
            session.Say(Nearest.To(token, names) is { } nearest
                ? session.Text("cli.unknownNearest", token, nearest)
                : session.Text("cli.unknown", token));
        }

        if (parsed.UnmatchedTokens.Count == 0)
            foreach (var mistake in parsed.Errors)
                session.Say(session.Text("cli.mistake", mistake.Message));

        session.Say(session.Text("cli.seeHelp", $"{TeachingHelp.NameOf(command)} --help"));
        return ExitCode.Usage;
    }
}
