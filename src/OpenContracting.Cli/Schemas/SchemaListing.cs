using OpenContracting.Cli.Terminal;
using OpenContracting.Standards;

namespace OpenContracting.Cli.Schemas;

/// <summary>The standards, extensions and tables at hand, and where each comes from: the library, or the operator's folder.</summary>
public sealed class SchemaListing(Session session, SchemaFolder files)
{
    /// <summary>Writes the list, and returns the exit code.</summary>
    public int Write()
    {
        var versions = Enum.GetValues<Standard>().SelectMany(files.Versions);
        Table("versions", [.. versions.Select(version => (string[])
            [version.ToString(), string.Join(", ", SchemaChoice.KindsOf(version)), Codelists(version).ToString(), Source($"{version.Folder}/")])]);
        Table("extensions", [.. Extension.All(files).Select(extension => (string[])
            [extension.Path["ocds/extensions/".Length..], extension.Name(session.Language), extension.IsInferred ? session.Text("schemas.list.inferred") : "", Source($"{extension.Path}/")])]);
        Table("tables", [.. files.Paths("").Where(IsTable).Select(path => (string[])[path, Source(path)])]);
        var faults = OperatorTables.Faults(files, session.Language);
        foreach (var fault in faults)
            session.Say(session.Text("schemas.list.fault", fault));
        foreach (var (path, nearest) in OperatorTables.Unused(files))
            session.Say(nearest is null ? session.Text("schemas.list.unused", path) : session.Text("schemas.list.unusedNearest", path, nearest));
        return faults.Count > 0 ? ExitCode.UnreadableInput : ExitCode.Ok;
    }

    private int Codelists(StandardVersion version) => files.Paths($"{version.Folder}/codelists/").Count();

    private static bool IsTable(string path) => !path.StartsWith("oc4ids/", StringComparison.Ordinal) && !path.StartsWith("ocds/", StringComparison.Ordinal);

    private string Source(string path)
    {
        var replaced = files.Paths(path).Count(file => files.Replacement(file) is not null);
        return replaced == 0 ? session.Text("schemas.list.library")
            : replaced == files.Paths(path).Count() ? files.Folder!
            : session.Text("schemas.list.mixed", files.Folder, replaced);
    }

    private void Table(string name, IReadOnlyList<string[]> rows)
    {
        string[] titles = session.Text($"schemas.list.{name}").Split('|');
        var widths = titles.Select((title, column) => rows.Select(row => row[column].Length).Append(title.Length).Max()).ToList();
        foreach (var row in rows.Prepend(titles))
            session.Output.WriteLine(string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
        session.Output.WriteLine();
    }
}
