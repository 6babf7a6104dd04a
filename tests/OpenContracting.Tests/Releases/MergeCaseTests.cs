using System.Text;
using System.Text.Json;
using OpenContracting.Releases;

namespace OpenContracting.Tests.Releases;

/// <summary>The answers of the Rust tool to seven small cases, and where the standard's text wants another one.</summary>
public sealed class MergeCaseTests
{
    // Where the text and the tool part: a null removes an object, and a value of another type takes the earlier one's place.
    private static readonly string[] TextDiffers = ["merge-null-object", "merge-type-change-object-to-string"];

    [ReferenceDataFact]
    public void TheRustToolsAnswersAreGivenWhenItsBehaviourIsAsked() =>
        Assert.All(Cases(), name => AssertAnswers(name, MergeBehaviour.OcdsMergeRs));

    [ReferenceDataFact]
    public void TheStandardsTextGivesTheSameButForNullsAndChangesOfType() =>
        Assert.All(Cases().Except(TextDiffers), name => AssertAnswers(name, MergeBehaviour.Standard));

    private static IEnumerable<string> Cases() =>
        Directory.EnumerateFiles(Folder, "*.jsonl").Select(path => Path.GetFileNameWithoutExtension(path)!);

    private static string Folder => Path.Combine(RepositoryFiles.ReferenceData!, "cases", "merge");

    private static void AssertAnswers(string name, MergeBehaviour behaviour)
    {
        var releases = File.ReadLines(Path.Combine(Folder, name + ".jsonl"))
            .Select(line => new ReadOnlyMemory<byte>(Encoding.UTF8.GetBytes(line))).ToList();
        var options = new MergeOptions { Behaviour = behaviour };

        AssertJson.Equal(Only(name + ".compiled.json"), ReleaseMerger.Compile(releases, options));
        AssertJson.Equal(Only(name + ".versioned.json"), ReleaseMerger.Version(releases, options));
    }

    private static string Only(string file)
    {
        using var answers = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, file)));
        return Assert.Single(answers.RootElement.EnumerateArray()).GetRawText();
    }
}
