namespace OpenContracting.IntegrationTests.Support;

/// <summary>A test that stops or limits processes as only Linux can.</summary>
public sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute() => Skip = OperatingSystem.IsLinux() ? null : "Needs Linux: signals and prlimit.";
}
