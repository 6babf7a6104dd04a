using OpenContracting.Exports;

namespace OpenContracting.Cli.Terminal;

/// <summary>The inputs of a command: files, folders, patterns with <c>*</c>, or <c>-</c> for standard input.</summary>
public static class Inputs
{
    private const string StandardInput = "-";

    private static readonly string[] Extensions = [".json", ".jsonl", ".ndjson", ".csv", ".xlsx", ".zip", ".gz", ".html"];

    /// <summary>Opens what the arguments name, in the order given, folders and patterns in name order.</summary>
    /// <exception cref="OperatorException">An argument names nothing.</exception>
    public static IReadOnlyList<Input> Find(IReadOnlyCollection<string> arguments, Session session)
    {
        if (arguments.Count == 0 && !Console.IsInputRedirected)
            throw new OperatorException(session.Text("cli.noInput"), ExitCode.Usage);
        if (arguments.Count == 0)
            return [new(Spooled(), true)];

        return [.. arguments.SelectMany(argument => Named(argument, session))];
    }

    private static IEnumerable<Input> Named(string argument, Session session)
    {
        if (argument == StandardInput)
            return [new(Spooled(), true)];
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
