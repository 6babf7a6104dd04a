namespace OpenContracting.Tests;

/// <summary>Files of the repository this test run was built from, and the reference data when it is given.</summary>
public static class RepositoryFiles
{
    /// <summary>The folder with <c>OpenContracting.sln</c>.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The reference-data folder named by <c>OPENCONTRACTING_REFERENCE_DATA</c>; null when the setting is absent.</summary>
    public static string? ReferenceData { get; } =
        Environment.GetEnvironmentVariable("OPENCONTRACTING_REFERENCE_DATA") is { Length: > 0 } folder ? folder : null;

    /// <summary>The path of a fixture under <c>fixtures/</c>.</summary>
    public static string Fixture(params ReadOnlySpan<string> parts) => Path.Combine([Root, "fixtures", .. parts]);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "OpenContracting.sln")))
                return folder.FullName;
        throw new InvalidOperationException("Run the tests from a checkout: OpenContracting.sln is not above the test folder.");
    }
}
