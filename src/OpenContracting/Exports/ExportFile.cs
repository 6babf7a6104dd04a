namespace OpenContracting.Exports;

/// <summary>The file an agency's procurement system hands over, as received; it can be opened as often as needed.</summary>
/// <param name="Name">The file's name, used to recognise its shape together with its first bytes.</param>
/// <param name="Open">Opens the file from its start; the caller disposes the stream.</param>
public sealed record ExportFile(string Name, Func<Stream> Open)
{
    /// <summary>The file at a path.</summary>
    public static ExportFile At(string path) => new(Path.GetFileName(path), () => File.OpenRead(path));
}
