namespace OpenContracting.Web.Administration;

/// <summary>An admin command: its words, what it does, and the options it takes.</summary>
public sealed record AdminCommand(
    string Name, Func<AdminCall, Task> RunAsync, IReadOnlyList<string>? RequiredOptions = null, IReadOnlyList<string>? OtherOptions = null)
{
    /// <summary>The option that the first word after the command's own stands for, as in <c>admin backup FILE</c>; null for none.</summary>
    public string? First { get; init; }

    /// <summary>Options that stand alone.</summary>
    public IReadOnlyList<string> Flags { get; init; } = [];

    /// <summary>False for commands that must find the database as it is.</summary>
    public bool Migrates { get; init; } = true;

    public string[] Words { get; } = Name.Split(' ');

    public IReadOnlyList<string> Required => RequiredOptions ?? [];

    public bool Takes(string option) => Required.Contains(option) || OtherOptions?.Contains(option) == true || Flags.Contains(option);
}
