using Microsoft.EntityFrameworkCore;
using OpenContracting.People.Recommendations;
using OpenContracting.Storage;
using OpenContracting.Storage.Recommendations;
using OpenContracting.Web.Hosting;

namespace OpenContracting.Web.Recommendations;

/// <summary>Records the eleven requests of the co-creation when an instance first starts: the portal begins by accounting for what was asked of it.</summary>
public sealed class CoCreationSeed(IDbContextFactory<Db> databases, TimeProvider clock)
{
    /// <summary>Who recorded them: the portal itself. What it recorded is no step that anybody took.</summary>
    public const string Author = "seed";

    public async Task PlantAsync()
    {
        await using var db = await databases.CreateDbContextAsync();
        if (await db.Recommendations.AnyAsync())
            return;
        db.Recommendations.AddRange(CoCreationRequest.All.Select(New));
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException)
        {
            // Another process of the same instance started at the same moment and was first.
        }
    }

    private Recommendation New(CoCreationRequest request)
    {
        var key = $"cocreation.{request.Number}";
        var recommendation = new Recommendation
        {
            Code = request.Code,
            Source = RecommendationSource.CoCreation,
            SourceDocument = PortalTexts.All["es", "cocreation.document"],
            CreatedAt = clock.GetUtcNow(),
            TitleEs = PortalTexts.All["es", key],
            TitleEn = PortalTexts.All["en", key],
            TextEs = PortalTexts.All["es", key + ".text"],
            TextEn = PortalTexts.All["en", key + ".text"],
            Theme = request.Theme,
        };
        recommendation.Events.Add(Line(recommendation, RecommendationEntryKind.Received));
        recommendation.Events[0].Day = CoCreationRequest.MadeOn;
        foreach (var link in request.Answers)
        {
            var evidence = Line(recommendation, RecommendationEntryKind.Evidence);
            evidence.Link = link;
            recommendation.Events.Add(evidence);
        }

        if (request.State == RecommendationState.Received)
            return recommendation;
        var answer = Line(recommendation, RecommendationEntryKind.State);
        answer.State = request.State;
        answer.TextEs = PortalTexts.All["es", key + ".answer"];
        answer.TextEn = PortalTexts.All["en", key + ".answer"];
        recommendation.Events.Add(answer);
        return recommendation;
    }

    private RecommendationEvent Line(Recommendation recommendation, RecommendationEntryKind kind) => new()
    {
        Number = recommendation.Events.Count + 1,
        At = clock.GetUtcNow(),
        Role = RecommendationRole.Portal,
        By = Author,
        Kind = kind,
        ToldAt = clock.GetUtcNow(),
    };
}
