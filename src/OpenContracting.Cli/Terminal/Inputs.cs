using OpenContracting.Exports;

namespace OpenContracting.Cli.Terminal;

/// <summary>The inputs of a command: files, folders, patterns with <c>*</c>, or <c>-</c> for standard input.</summary>
public static class Inputs
{
    private const string StandardInput = "-";

    private static readonly string[] Extensions = [".json", ".jsonl", ".ndjson", ".csv", ".xlsx", ".zip", ".gz", ".html"];

    /// <summary>Opens what the arguments name, in the order given, folders and patterns in name order.</summary>
    /// <param name="arguments">What the person gave.</param>
    /// <param name="session">Whom to tell.</param>
    /// <param name="again">Whether an input is opened more than once; standard input is then kept aside.</param>
    /// <exception cref="OperatorException">An argument names nothing.</exception>
    public static IReadOnlyList<Input> Find(IReadOnlyCollection<string> arguments, Session session, bool again = true)
    {
        if (arguments.Count == 0 && !Console.IsInputRedirected)
            throw new OperatorException(session.Text("cli.noInput"), ExitCode.Usage);
        if (arguments.Count == 0)
            return [new(StandardInputFile(again), true)];

        return [.. arguments.SelectMany(argument => Named(argument, session, again))];
    }

    private static IEnumerable<Input> Named(string argument, Session session, bool again)
    {
        if (argument == StandardInput)
            return [new(StandardInputFile(again), true)];
        if (File.Exists(argument))
            return [new(ExportFile.At(argument), true)];
        if (Directory.Exists(argument))
            return TableFolders.Join(Within(argument, "*", SearchOption.AllDirectories, argument, session)
                    .Where(path => Extensions.Contains(Path.GetExtension(path))))
                .Select(file => new Input(file, false));
        if (Path.GetFileName(argument) is { } pattern && pattern.AsSpan().ContainsAny('*', '?'))
            return Within(Path.GetDirectoryName(argument) is { Length: > 0 } folder ? folder : ".", pattern, SearchOption.TopDirectoryOnly, argument, session)
                .Select(path => new Input(ExportFile.At(path), true));

        throw new OperatorException(session.Text("cli.noSuchInput", argument), ExitCode.UnreadableInput);
    }

    private static List<string> Within(string folder, string pattern, SearchOption depth, string argument, Session session)
    {
        if (!Directory.Exists(folder))
            throw new OperatorException(session.Text("cli.noSuchInput", argument), ExitCode.UnreadableInput);
        var files = Directory.GetFiles(folder, pattern, depth).Order(StringComparer.Ordinal).ToList();
        return files.Count > 0
            ? files
            : throw new OperatorException(session.Text(depth == SearchOption.AllDirectories ? "cli.nothingInFolder" : "cli.noSuchInput", argument), ExitCode.UnreadableInput);
    }

    private static ExportFile StandardInputFile(bool again) => again ? Spooled() : new ExportFile("-", Console.OpenStandardInput);

    /// <summary>Standard input, kept aside in a file that disappears with the process, so that it can be read more than once.</summary>
    private static ExportFile Spooled()
    {
        var path = Path.GetTempFileName();
        var spool = new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, 1 << 16, FileOptions.DeleteOnClose);
        Console.OpenStandardInput().CopyTo(spool);
        spool.Flush();
        return new ExportFile("-", () =>
        {
            spool.Seek(0, SeekOrigin.Begin);
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        });
    }
}
