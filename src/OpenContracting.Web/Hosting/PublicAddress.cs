using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace OpenContracting.Web.Hosting;

/// <summary>The start of every published URL: the setting, else the first address the server is bound to; never the Host header.</summary>
public sealed class PublicAddress(InstanceSettings settings, IServiceProvider services)
{
    /// <summary>Without a slash at its end.</summary>
    public string Base => settings.PublicAddress ?? Bound;

    /// <summary>Where the server itself listens.</summary>
    public string Bound => FirstBound();

    public string Of(string path) => Base + path;

    private string FirstBound()
    {
        // Asked of the server each time: with port 0 the address is known only once it listens.
        var addresses = services.GetService<IServer>()?.Features.Get<IServerAddressesFeature>()?.Addresses;
        var first = addresses?.FirstOrDefault() ?? "http://localhost:5000";
        return first.Replace("0.0.0.0", "localhost").Replace("[::]", "localhost").Replace("*", "localhost").Replace("+", "localhost").TrimEnd('/');
    }
}
