using OpenContracting.Projects;

namespace OpenContracting.Tests.Projects;

public sealed class SimilarityTests
{
    [Fact]
    public void AStageAndASupervisionOfTheSameAssetAreProposedAndNothingElse()
    {
        GroupingFacts[] processes =
        [
            Process("a", "mop", "Construcción del puente vehicular sobre el río Chiriquí Viejo", 2023),
            Process("b", "mop", "Supervisión de la construcción del puente sobre el río Chiriquí Viejo", 2024),
            Process("c", "mop", "Rehabilitación de la carretera Boquete - Caldera", 2024),
            Process("d", "minsa", "Construcción del puente vehicular sobre el río Chiriquí Viejo", 2024),
            Process("e", "mop", "Reparación del puente sobre el río Chiriquí Viejo", 2031),
        ];

        var pair = Assert.Single(Similarity.Find(processes, (_, _) => false, 10));

        Assert.Equal(("a", "b"), (pair.Left.ProcessKey, pair.Right.ProcessKey));
        Assert.Contains("chiriqui", pair.Words);
        Assert.Empty(Similarity.Find(processes, (left, right) => (left.ProcessKey, right.ProcessKey) == ("a", "b"), 10));
    }

    private static GroupingFacts Process(string key, string buyer, string title, int year) => new()
    {
        ProcessKey = key,
        Buyer = buyer,
        Title = title,
        Outcome = InfrastructureOutcome.Yes,
        Date = new DateTimeOffset(year, 3, 1, 0, 0, 0, TimeSpan.Zero),
    };
}
