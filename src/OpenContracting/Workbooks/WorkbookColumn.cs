namespace OpenContracting.Workbooks;

/// <summary>A column of a sheet.</summary>
/// <param name="Title">What stands above it.</param>
/// <param name="Width">How wide it is, in letters; as its title asks when 0.</param>
internal readonly record struct WorkbookColumn(string Title, int Width = 0);
