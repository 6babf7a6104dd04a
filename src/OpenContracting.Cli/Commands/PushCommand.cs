using System.CommandLine;
using OpenContracting.Cli.Push;
using OpenContracting.Cli.Terminal;

namespace OpenContracting.Cli.Commands;

/// <summary><c>occ push</c>: exports to an instance, from a terminal or a schedule.</summary>
public static class PushCommand
{
    /// <summary>The variables that hold the instance's address and the key where no option does.</summary>
    private const string ServerVariable = "OCC_SERVER";
    private const string KeyVariable = "OCC_KEY";

    public static Command Create(Session session)
    {
        var files = new Argument<string[]>("FILE") { Description = session.Text("push.files"), Arity = ArgumentArity.OneOrMore };
        var server = new Option<string?>("--server") { Description = session.Text("push.server", ServerVariable), HelpName = "URL" };
        var keyFile = new Option<string?>("--key-file") { Description = session.Text("push.keyFile", KeyVariable), HelpName = "FILE" };
        var period = new Option<string?>("--period") { Description = session.Text("push.period"), HelpName = "2026-07" };
        var licence = new Option<string?>("--licence") { Description = session.Text("push.licence"), HelpName = "URI" };
        var trial = new Option<bool>("--dry-run") { Description = session.Text("push.dryRun") };
        var wait = new Option<bool>("--wait") { Description = session.Text("push.wait") };
        var quiet = CommonOptions.Quiet(session);
        var command = new Command("push", session.Text("push.description")) { files, server, keyFile, period, licence, trial, wait, quiet };
        command.SetAction(async (result, cancellation) =>
        {
            var push = new FilePush(session, Server(result.GetValue(server), session), Key(result.GetValue(keyFile), session))
            {
                Period = result.GetValue(period),
                Licence = result.GetValue(licence),
                IsTrial = result.GetValue(trial),
                Waits = result.GetValue(wait),
                Quiet = result.GetValue(quiet),
            };
            var code = ExitCode.Ok;
            foreach (var file in result.GetValue(files)!)
                code = Math.Max(code, await push.RunAsync(file, cancellation));
            return code;
        });
        return command;
    }

    private static string Server(string? given, Session session)
    {
        var address = given ?? Environment.GetEnvironmentVariable(ServerVariable);
        return Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? address
            : throw new OperatorException(session.Text("push.noServer", ServerVariable), ExitCode.Usage);
    }

    // Never on the command line itself: every user of the machine can read those.
    private static string Key(string? path, Session session)
    {
        var key = (path is null ? Environment.GetEnvironmentVariable(KeyVariable) : File.ReadAllText(path))?.Trim();
        return key is { Length: > 0 } && !key.Any(char.IsWhiteSpace) ? key : throw new OperatorException(session.Text("push.noKey", KeyVariable), ExitCode.Usage);
    }
}
