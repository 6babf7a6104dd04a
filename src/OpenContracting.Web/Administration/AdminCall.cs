using OpenContracting.Web.Hosting;

namespace OpenContracting.Web.Administration;

/// <summary>One call of an admin command: the instance's services, the options given, and where to write.</summary>
public sealed record AdminCall(IServiceProvider Services, IReadOnlyDictionary<string, string> Options, TextWriter Output)
{
    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    public string? Option(string name) => Options.GetValueOrDefault(name);

    public void Say(string key, params ReadOnlySpan<object?> arguments) => Output.WriteLine(PortalTexts.Console(key, arguments));
}
