namespace OpenContracting.IntegrationTests.Support;

/// <summary>A test that stops processes as only Linux does.</summary>
public sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute() => Skip = OperatingSystem.IsLinux() ? null : "Needs Linux: signals.";
}
