using System.CommandLine;
using OpenContracting.Cli.Cases;
using OpenContracting.Cli.Terminal;

namespace OpenContracting.Cli.Commands;

/// <summary><c>occ case</c>: what who receives confidential reports does on their own machine, where the private key is.</summary>
public static class CaseCommand
{
    private const string PassphraseVariable = "OCC_PASSPHRASE";

    public static Command Create(Session session)
    {
        var command = new Command("case", session.Text("case.description")) { Key(session), Open(session) };
        command.SetAction(result => new TeachingHelp(session).Invoke(result));
        return command;
    }

    private static Command Key(Session session)
    {
        var output = new Option<string>("--out") { Description = session.Text("case.key.out"), HelpName = "FILE", Required = true };
        var passphrase = Passphrase(session);
        var command = new Command("key", session.Text("case.key.description")) { output, passphrase };
        command.SetAction(result => new CaseKeyFile(session).Make(result.GetValue(output)!, Read(result.GetValue(passphrase))));
        return command;
    }

    private static Command Open(Session session)
    {
        var file = new Argument<string>("FILE") { Description = session.Text("case.open.file") };
        var key = new Option<string>("--key") { Description = session.Text("case.open.key"), HelpName = "FILE", Required = true };
        var folder = new Option<string?>("--out") { Description = session.Text("case.open.out"), HelpName = "DIR" };
        var originals = new Option<bool>("--originals") { Description = session.Text("case.open.originals") };
        var passphrase = Passphrase(session);
        var command = new Command("open", session.Text("case.open.description")) { file, key, folder, originals, passphrase };
        command.SetAction(result =>
        {
            using var pair = new CaseKeyFile(session).Read(result.GetValue(key)!, Read(result.GetValue(passphrase)));
            return new SealedCaseFile(session, pair).Open(result.GetValue(file)!, result.GetValue(folder), result.GetValue(originals));
        });
        return command;
    }

    private static Option<string?> Passphrase(Session session) =>
        new("--passphrase-file") { Description = session.Text("case.passphrase", PassphraseVariable), HelpName = "FILE" };

    // Never on the command line itself: every user of the machine can read those.
    private static string? Read(string? path) =>
        (path is null ? Environment.GetEnvironmentVariable(PassphraseVariable) : File.ReadAllText(path))?.Trim() is { Length: > 0 } text ? text : null;
}
