using System.Xml.Linq;

namespace OpenContracting.Tests;

/// <summary>The arrows between the projects, as drawn in src/README.md.</summary>
public sealed class ProjectReferenceTests
{
    public static TheoryData<string, string[]> Arrows => new()
    {
        { "OpenContracting", [] },
        { "OpenContracting.Storage", ["OpenContracting"] },
        { "OpenContracting.Jobs", ["OpenContracting", "OpenContracting.Storage"] },
        { "OpenContracting.Web", ["OpenContracting", "OpenContracting.Jobs", "OpenContracting.Storage"] },
        { "OpenContracting.Cli", ["OpenContracting"] },
    };

    /// <summary>A package a project boundary exists to keep in one place, and the projects that may name it.</summary>
    public static TheoryData<string, string[]> Keepers => new()
    {
        { "Microsoft.EntityFrameworkCore", ["OpenContracting.Storage"] },
        { "Npgsql", ["OpenContracting.Storage"] },
        { "Hangfire", ["OpenContracting.Jobs"] },
        { "Newtonsoft", ["OpenContracting.Jobs"] },
        { "Swashbuckle", ["OpenContracting.Web"] },
        { "System.CommandLine", ["OpenContracting.Cli"] },
    };

    [Theory]
    [MemberData(nameof(Arrows))]
    public void ProjectRefersOnlyToThoseBelowIt(string project, string[] expected)
    {
        var actual = Items(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path)).Order();

        Assert.True(expected.Order().SequenceEqual(actual),
            $"{project} refers to [{string.Join(", ", actual)}], but src/README.md allows [{string.Join(", ", expected)}]. "
            + "Move the code to the project that may have the dependency, or change the drawing, this test and the reason together.");
    }

    [Theory]
    [MemberData(nameof(Keepers))]
    public void PackageIsNamedOnlyWhereItsBoundaryIs(string package, string[] allowed)
    {
        var named = Directory.GetDirectories(Path.Combine(RepositoryFiles.Root, "src"))
            .Select(folder => Path.GetFileName(folder))
            .Where(project => File.Exists(ProjectFile(project)))
            .Where(project => Items(project, "PackageReference").Any(name => name.StartsWith(package, StringComparison.Ordinal)))
            .Except(allowed)
            .ToArray();

        Assert.True(named.Length == 0, $"{package} belongs in {string.Join(", ", allowed)}, but {string.Join(", ", named)} names it too.");
    }

    [Fact]
    public void EveryProjectIsInTheSolution()
    {
        var solution = File.ReadAllText(Path.Combine(RepositoryFiles.Root, "OpenContracting.sln"));
        var projects = Directory.GetFiles(RepositoryFiles.Root, "*.csproj", SearchOption.AllDirectories)
            .Select(path => Path.GetFileName(path));

        Assert.All(projects, project => Assert.Contains(project, solution));
    }

    private static string ProjectFile(string project) =>
        Path.Combine(RepositoryFiles.Root, "src", project, project + ".csproj");

    private static IEnumerable<string> Items(string project, string kind) =>
        XDocument.Load(ProjectFile(project)).Descendants(kind).Select(item => (string)item.Attribute("Include")!);
}
