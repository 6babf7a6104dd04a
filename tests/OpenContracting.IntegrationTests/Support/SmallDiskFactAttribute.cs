using System.ComponentModel;
using System.Diagnostics;

namespace OpenContracting.IntegrationTests.Support;

/// <summary>A test with a disk of its own that it may fill: a file system in memory, which only its process sees.</summary>
public sealed class SmallDiskFactAttribute : FactAttribute
{
    private static readonly Lazy<bool> Can = new(() =>
    {
        try
        {
            using var mounting = Process.Start(new ProcessStartInfo("unshare", ["-rm", "mount", "-t", "tmpfs", "-o", "size=1m", "none", "/tmp"]) { RedirectStandardError = true })!;
            mounting.WaitForExit();
            return mounting.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    });

    public SmallDiskFactAttribute() =>
        Skip = Can.Value ? null : "Needs Linux that lets a user mount a file system of their own: sysctl -w kernel.unprivileged_userns_clone=1.";
}
