namespace OpenContracting.IntegrationTests.Web;

/// <summary>A test in a real Chromium, found by <c>CHROMIUM_PATH</c> or on the PATH; skipped, and counted, without one.</summary>
public sealed class ChromiumFactAttribute : FactAttribute
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    public ChromiumFactAttribute()
    {
        if (Executable is null)
            Skip = "No Chromium found: apt-get install chromium, or set CHROMIUM_PATH, to run this test.";
    }

    public static string? Executable { get; } =
        Environment.GetEnvironmentVariable("CHROMIUM_PATH") is { Length: > 0 } stated ? stated
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
}
