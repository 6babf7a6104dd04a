using System.Buffers;
using System.Text.Json;

namespace OpenContracting.People.Usage;

/// <summary>Tells people, machines and robots apart by what their agent calls itself; the words stand in <c>Robots.json</c>, which has a version.</summary>
public sealed class RobotsList
{
    private readonly SearchValues<string> robots;
    private readonly SearchValues<string> machines;
    private readonly SearchValues<string> people;

    private RobotsList(JsonElement list)
    {
        Version = list.GetProperty("version").GetString()!;
        robots = Words("robots");
        machines = Words("machines");
        people = Words("people");

        SearchValues<string> Words(string name) => SearchValues.Create(
            [.. list.GetProperty(name).EnumerateArray().Select(word => word.GetString()!)], StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The list in use.</summary>
    public static RobotsList Current { get; } = Read();

    /// <summary>The version of the list, stored with each day's counts.</summary>
    public string Version { get; }

    /// <summary>Who an agent is. Nameless ones, and those that do not call themselves a browser, are machines.</summary>
    public AgentClass Classify(ReadOnlySpan<char> agent)
    {
        if (agent.IndexOfAny(robots) >= 0 && agent.IndexOfAny(people) < 0)
            return AgentClass.Robot;
        var isBrowser = agent.StartsWith("Mozilla/", StringComparison.Ordinal) || agent.StartsWith("Opera/", StringComparison.Ordinal);
        return isBrowser && agent.IndexOfAny(machines) < 0 ? AgentClass.Person : AgentClass.Machine;
    }

    private static RobotsList Read()
    {
        using var stream = typeof(RobotsList).Assembly.GetManifestResourceStream("People/Usage/Robots.json")!;
        using var document = JsonDocument.Parse(stream);
        return new RobotsList(document.RootElement);
    }
}
