using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using OpenContracting.Standards;
using OpenContracting.Standards.Ids;
using OpenContracting.Validation;
using OpenContracting.Validation.Disclosures;

namespace OpenContracting.Tests.Validation.Disclosures;

/// <summary>What projects disclose, one by one and counted.</summary>
public sealed partial class DisclosureTests
{
    private static readonly string Readme =
        File.ReadAllText(Path.Combine(RepositoryFiles.Root, "src", "OpenContracting", "Validation", "Disclosures", "README.md"));

    [Fact]
    public void TheExampleByHandIsWhatIsCounted()
    {
        var tally = Tally(Block().Match(Readme).Groups["json"].Value.Trim().Split('\n').Select(Encoding.UTF8.GetBytes));

        var counted = tally.Parts(IdsSet.Core).Append(tally.Whole(IdsSet.Core)).Select(part => string.Join(" | ",
            part.Phase ?? "all", part.Disclosed, part.Missing, part.NotDue, part.NotApplicable, part.Percentage?.ToString("0.0") ?? "")).Select(row => row.TrimEnd(' ', '|'));
        Assert.Equal(Row().Matches(Readme).Select(row => row.Value.Trim('|', ' ').TrimEnd(' ', '|')), counted);
        Assert.Equal([7.14m, 7.14m, 7.14m, 3.57m], tally.Gaps(IdsSet.Core).Take(4).Select(gap => gap.Points));
    }

    [Fact]
    public void ReasonsAreSaidInBothLanguages()
    {
        var project = new DisclosureReader().Read("""{"id":"a","status":"identification"}"""u8.ToArray());

        var reasons = project.Elements.Where(each => each.Element.Id is "proactive-project-preparation-06" or "proactive-process-implementation-05")
            .Select(each => (each.Code, each.Reason("es"), each.Reason("en")));

        Assert.Equal(
            [
                ("not-due", "el proyecto no ha llegado a «preparation»", "the project has not come to 'preparation'"),
                ("not-applicable", "no hay nada en contractingProcesses/summary/modifications", "there is nothing at contractingProcesses/summary/modifications"),
            ], reasons);
    }

    [Fact]
    public void ProjectsOneByOneAreCountedAsValidationCountsThem()
    {
        var projects = Projects(200);
        var expected = Validator.Validate(Encoding.UTF8.GetBytes(string.Join('\n', projects.Select(Encoding.UTF8.GetString))), new ValidationOptions { Checks = [] });

        Assert.Equal(projects.Count, expected.Items);
        Assert.Equal(expected.IdsElements, Tally(projects).Elements);
    }

    [Fact]
    public void NeitherOrderNorPartsChangeTheCounts()
    {
        var projects = Projects(60);
        var whole = Tally(projects);
        var random = new Random(7);
        for (var round = 0; round < 10; round++)
        {
            var shuffled = projects.ToArray();
            random.Shuffle(shuffled);
            var sum = new DisclosureTally();
            foreach (var part in shuffled.Chunk(1 + random.Next(shuffled.Length)))
                sum.Add(Tally(part));

            Assert.Equal(whole.Projects, sum.Projects);
            Assert.Equal(whole.Elements, sum.Elements);
            Assert.Equal(whole.Gaps(IdsSet.Core), sum.Gaps(IdsSet.Core));
        }
    }

    // The walk through elements and what the index of places tells must agree on every project, so also on those that lie by one field.
    private static List<byte[]> Projects(int count)
    {
        var random = new RandomDocuments(RandomDocuments.Plan(DocumentKind.Project), seed: 11);
        return [.. Enumerable.Range(0, count).Select(number => Bare(random.Item(), number))];
    }

    private static byte[] Bare(byte[] item, int number)
    {
        var project = System.Text.Json.Nodes.JsonNode.Parse(item)!.AsObject();
        project["id"] = $"oc4ids-fixtur-{number}";
        project.Remove("ocid");
        return JsonSerializer.SerializeToUtf8Bytes(project);
    }

    private static DisclosureTally Tally(IEnumerable<byte[]> projects)
    {
        var (reader, tally) = (new DisclosureReader(), new DisclosureTally());
        foreach (var project in projects)
            tally.Add(reader.Read(project));
        return tally;
    }

    [GeneratedRegex("```json\n(?<json>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^\| (identification|preparation|completion|procurement|implementation|all) \|.*$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
