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
            var nearest = names.MinBy(name => Distance(name, token));
            session.Say(nearest is not null && Distance(nearest, token) <= 3
                ? session.Text("cli.unknownNearest", token, nearest)
                : session.Text("cli.unknown", token));
        }

        if (parsed.UnmatchedTokens.Count == 0)
            foreach (var mistake in parsed.Errors)
                session.Say(session.Text("cli.mistake", mistake.Message));

        session.Say(session.Text("cli.seeHelp", command is RootCommand ? "occ --help" : $"occ {command.Name} --help"));
        return ExitCode.Usage;
    }

    /// <summary>The number of letters to add, drop or change.</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var change = corner + (a[i - 1] == b[j - 1] ? 0 : 1);
                corner = row[j];
                row[j] = Math.Min(change, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
