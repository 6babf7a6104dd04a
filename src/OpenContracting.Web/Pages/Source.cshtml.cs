using System.Reflection;
using OpenContracting.Web.Hosting;

namespace OpenContracting.Web.Pages;

/// <summary>The licence and where the source of this very version is: AGPL-3.0 §13 asks it of whoever runs the portal.</summary>
public sealed class SourceModel(InstanceSettings settings) : PortalPage
{
    public string? Address => settings.SourceAddress;

    /// <summary>The version, and the commit where the build knew it.</summary>
    public string Version { get; } =
        typeof(SourceModel).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";

    public void OnGet()
    {
    }
}
