using System.CommandLine;
using OpenContracting.Cli.Schemas;
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

    /// <summary>A version of a standard.</summary>
    public static Argument<string> Version(Session session) => new("VERSION") { Description = session.Text("schemas.version") };

    /// <summary>A kind of document; the package when not given.</summary>
    public static Option<string?> Kind(Session session)
    {
        var kind = new Option<string?>("--kind") { Description = session.Text("schemas.kind"), HelpName = "KIND" };
        kind.AcceptOnlyFromAmong([.. SchemaChoice.Kinds.Keys]);
        return kind;
    }

    /// <summary>Extensions of OCDS, by address or id.</summary>
    public static Option<string[]> Extensions(Session session) => new("--extension") { Description = session.Text("schemas.extension"), HelpName = "URL" };
}
