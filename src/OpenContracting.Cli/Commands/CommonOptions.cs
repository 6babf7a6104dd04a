using System.CommandLine;
using OpenContracting.Cli.Terminal;

namespace OpenContracting.Cli.Commands;

/// <summary>Options and arguments that mean the same in every command that has them.</summary>
public static class CommonOptions
{
    /// <summary>Files, folders or patterns; none or <c>-</c> for standard input.</summary>
    public static Argument<string[]> Inputs(Session session) => new("INPUT")
    {
        Description = session.Text("common.inputs"),
        Arity = ArgumentArity.ZeroOrMore,
    };

    /// <summary>Where the result goes; standard output without it.</summary>
    public static Option<string?> Out(Session session) => new("--out") { Description = session.Text("common.out"), HelpName = "FILE" };

    /// <summary>A package instead of JSON Lines.</summary>
    public static Option<bool> Package(Session session) => new("--package") { Description = session.Text("common.package") };

    /// <summary>No progress and no remarks.</summary>
    public static Option<bool> Quiet(Session session) => new("--quiet", "-q") { Description = session.Text("common.quiet") };
}
