namespace OpenContracting.Web.Administration;

/// <summary>An admin command: its words, what it does, and the options it takes.</summary>
public sealed record AdminCommand(
    string Name, Func<AdminCall, Task> RunAsync, IReadOnlyList<string>? RequiredOptions = null, IReadOnlyList<string>? OtherOptions = null)
{
    public string[] Words { get; } = Name.Split(' ');

    public IReadOnlyList<string> Required => RequiredOptions ?? [];

    public bool Takes(string option) => Required.Contains(option) || OtherOptions?.Contains(option) == true;
}
