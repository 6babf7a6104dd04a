namespace OpenContracting.Standards;

/// <summary>The files of <c>schemas/</c>, which travel inside the library under the same paths.</summary>
public static class EmbeddedFile
{
    /// <summary>Opens a file by its path in the repository, for example <c>schemas/oc4ids/0.9.5/project-schema.json</c>.</summary>
    /// <exception cref="FileNotFoundException">No such file is embedded.</exception>
    public static Stream Open(string path) =>
        typeof(EmbeddedFile).Assembly.GetManifestResourceStream(path)
        ?? throw new FileNotFoundException($"'{path}' is not among the files of this library.", path);

    /// <summary>The paths that begin with a prefix, in ordinal order.</summary>
    public static IEnumerable<string> Paths(string prefix) => Names(prefix).Order(StringComparer.Ordinal);

    /// <summary>The same in any order.</summary>
    internal static IEnumerable<string> Names(string prefix) =>
        typeof(EmbeddedFile).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(prefix, StringComparison.Ordinal));
}
