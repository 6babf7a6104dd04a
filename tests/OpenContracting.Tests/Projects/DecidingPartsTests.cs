using System.Text.Json;
using OpenContracting.Projects;
using OpenContracting.Releases;

namespace OpenContracting.Tests.Projects;

/// <summary>What is decided from the parts of a release that are merged for it is what the whole release would decide.</summary>
public sealed class DecidingPartsTests
{
    [Fact]
    public void DecisionAndFactsAreThoseOfTheWholeRelease()
    {
        var outcomes = new HashSet<InfrastructureOutcome>();
        foreach (var (ocid, release) in SyntheticSample.Releases)
        {
            var (whole, facts) = Decide(ocid, ReleaseMerger.Compile([release]));
            var (parts, factsOfParts) = Decide(ocid, ReleaseMerger.Compile([release], new MergeOptions { Rules = GroupingFacts.Parts }));

            outcomes.Add(whole.Outcome);
            Assert.Equal((whole.Outcome, whole.Associated), (parts.Outcome, parts.Associated));
            Assert.Equal(whole.Reasons, parts.Reasons);
            Assert.Equal(facts.ToJson(), factsOfParts.ToJson());
        }

        Assert.Equal(3, outcomes.Count);
    }

    [Fact]
    public void NothingElseIsMerged()
    {
        var merged = ReleaseMerger.Compile(
            ["""{"ocid":"o","id":"1","date":"2026-01-01T00:00:00Z","parties":[{"id":"1"}],"tender":{"id":"t","title":"T","documents":[{"id":"d"}]},"contracts":[{"id":"c","status":"active","documents":[{"id":"d","title":"T"}]}]}"""u8.ToArray()],
            new MergeOptions { Rules = GroupingFacts.Parts });

        AssertJson.Equal(
            """{"ocid":"o","id":"o-2026-01-01T00:00:00Z","date":"2026-01-01T00:00:00Z","tag":["compiled"],"tender":{"id":"t","title":"T"},"contracts":[{"id":"c","documents":[{"id":"d","title":"T"}]}]}""",
            merged);
    }

    private static (InfrastructureDecision Decision, GroupingFacts Facts) Decide(string ocid, byte[] release)
    {
        using var document = JsonDocument.Parse(release);
        var decision = InfrastructureClassifier.Decide(document.RootElement);
        return (decision, GroupingFacts.From(ocid, document.RootElement, decision));
    }
}
