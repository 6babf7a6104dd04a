using System.Text;
using System.Text.Json;
using OpenContracting.Json;
using OpenContracting.Standards;
using OpenContracting.Standards.Ids;
using OpenContracting.Validation;
using OpenContracting.Validation.Reading;
using OpenContracting.Validation.Schema;

namespace OpenContracting.Tests.Validation;

/// <summary>What makes checks fast never changes what they say: with the index of an item, and checks left out by it, all is as without.</summary>
/// <remarks>Runs for a moment; for OPENCONTRACTING_FUZZ_SECONDS when that is set, from another seed each time.</remarks>
public sealed class CheckRunnerTests
{
    public static TheoryData<DocumentKind> Kinds => [DocumentKind.Project, DocumentKind.Release];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void ChecksSayTheSameWithAndWithoutTheIndexOfRandomDocuments(DocumentKind kind)
    {
        var pair = new Pair(kind);
        Fuzz.Run(60, seed =>
        {
            var documents = new RandomDocuments(pair.Plan, seed);
            var valid = documents.Item();
            foreach (var bytes in new[] { valid, documents.WithMistakes(valid), documents.WithMistakes(valid), "{}"u8.ToArray() })
                pair.AssertAgree(bytes);
        });
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void ChecksSayTheSameWithAndWithoutTheIndexOfTheirFixtures(DocumentKind kind)
    {
        var pair = new Pair(kind);
        var isProject = kind == DocumentKind.Project;
        foreach (var fixture in CheckFixture.All.Where(fixture => fixture.Expected.Subject == CheckSubject.Project == isProject))
        {
            var json = JsonItem.Parse(File.ReadAllBytes(fixture.InputFile)).Root;
            if (fixture.Check is not DatasetCheck)
                pair.AssertAgree(json.Raw.ToArray());
            foreach (var subject in json.Elements)
                pair.AssertAgree((subject["$of"u8] is { Exists: true } repeated ? repeated : subject).Raw.ToArray());
        }
    }

    [Fact]
    public void CostElementsAreTheSameWithAndWithoutTheIndex()
    {
        var plan = RandomDocuments.Plan(DocumentKind.Project);
        var (reader, indexed, plain) = (new FastItemReader(plan), Item(plan), new JsonItem());
        Fuzz.Run(60, seed =>
        {
            var (one, other) = (new IdsSurvey(plan, IdsElements.Of()), new IdsSurvey(plan, IdsElements.Of()));
            var documents = new RandomDocuments(plan, seed);
            var valid = documents.Item();
            foreach (var bytes in new[] { valid, documents.WithMistakes(valid), documents.WithMistakes(valid) })
            {
                var findings = new Findings(Rules.All.Count, 1000);
                indexed.Reset(bytes);
                if (reader.Read(indexed, plan.Item, findings) is not null)
                    continue;
                indexed.Root.MakeIndex(findings.Has(Rules.DuplicateProperty));
                one.Run(indexed);
                plain.Reset(bytes);
                reader.Read(plain, plan.Item, new Findings(Rules.All.Count, 0));
                other.Run(plain);
                Assert.True(IdsSurvey.Sum([one]).SequenceEqual(IdsSurvey.Sum([other])), Encoding.UTF8.GetString(bytes));
            }
        });
    }

    [Fact]
    public void CodeIsListedOnlyInItsOwnList()
    {
        var plan = RandomDocuments.Plan(DocumentKind.Project);
        var counter = new CodeCounter();
        var places = plan.Nodes.OfType<PlanNode>().Where(node => node.Codelist is not null).DistinctBy(node => node.Codelist!.Codelist.File).ToList();
        var codes = places.SelectMany(place => place.Codelist!.Codelist.Codes.Take(40)).SelectMany(code => new[] { code.Code, $"{code.Code}x", code.Code[1..] }).Distinct().ToList();

        foreach (var code in codes)
            foreach (var place in places.Concat(places))
                Assert.Equal(place.Codelist!.Contains(Encoding.UTF8.GetBytes(code)),
                    counter.Count(JsonItem.Parse(JsonSerializer.Serialize(code)).Root, place.Number, place.Codelist));
    }

    private static JsonItem Item(ValidationPlan plan) => new() { Index = new JsonIndex(new PlanPaths(plan), plan.Nodes.Count) };

    private sealed class Pair
    {
        private readonly CheckSettings settings;
        private readonly CheckSubject[] subjects;
        private readonly FastItemReader reader;
        private readonly JsonItem indexed;

        public Pair(DocumentKind kind)
        {
            Plan = RandomDocuments.Plan(kind);
            settings = new CheckSettings { Version = Plan.Version, Now = CheckFixture.Now, Codelists = Plan.Codelists };
            subjects = kind == DocumentKind.Project ? [CheckSubject.Project] : [CheckSubject.Release, CheckSubject.CompiledRelease];
            reader = new FastItemReader(Plan);
            indexed = Item(Plan);
        }

        public ValidationPlan Plan { get; }

        public void AssertAgree(byte[] bytes)
        {
            var findings = new Findings(Rules.All.Count, 0);
            indexed.Reset(bytes);
            if (reader.Read(indexed, Plan.Item, findings) is not null)
                return;
            var hasDuplicates = findings.Has(Rules.DuplicateProperty);
            foreach (var subject in subjects)
                Assert.True(
                    Look(JsonItem.Parse(bytes), subject, hasDuplicates) is var expected && Look(indexed, subject, hasDuplicates) is var actual && expected == actual,
                    $"{Encoding.UTF8.GetString(bytes)}\nwithout: {expected}\nwith:    {actual}");
        }

        private string Look(JsonItem item, CheckSubject subject, bool hasDuplicates)
        {
            var findings = new Findings(Rules.All.Count + CheckList.All.Count, 1000);
            if (hasDuplicates)
                findings.Wants(Rules.DuplicateProperty);
            var runner = new CheckRunner(CheckList.All, settings);
            runner.Inspect(item.Root, subject, ItemPlaces.None, findings);
            var said = new StringBuilder();
            for (var check = 0; check < CheckList.All.Count; check++)
                if (runner.Scores[check]?.ToResult(CheckList.All[check].Code) is { } result)
                    said.Append($"{result.Code} {result.Outcome} {result.PlacesPassed} {result.PlacesFailed} {string.Join(',', result.DidNotApply.Keys)}\n");
            foreach (var finding in findings.Kept)
                said.Append($"{finding.Rule.Code} {finding.Entry} {finding.Expected} {finding.DidYouMean} {finding.Shown} {string.Join('|', finding.Arguments ?? [])}\n");
            var dataset = new DatasetChecks(CheckList.All, settings);
            dataset.Add(runner.TakeFacts());
            foreach (var (check, tally) in dataset.Conclude(new Notices(1000, null), null))
                said.Append($"{CheckList.All[check].Code} {tally.Passed} {tally.Failed} {tally.Exception}\n");
            return said.ToString();
        }
    }
}
