using OpenContracting.Exports;

namespace OpenContracting.Cli.Terminal;

/// <summary>A file to work on.</summary>
/// <param name="File">The file.</param>
/// <param name="Named">Whether it was asked for, by name or pattern; a folder also holds files that are none of our business.</param>
public sealed record Input(ExportFile File, bool Named);
