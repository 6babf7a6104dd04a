using OpenContracting.Web.Pages;
using OpenContracting.Web.Queries;
using OpenContracting.Web.Queries.Contracts;

namespace OpenContracting.Web.Subscriptions;

/// <summary>Says what is followed, with the names that works, institutions and companies have.</summary>
public sealed class TopicWords(ProjectSearch search, ContractRegister contracts)
{
    public async Task<string> SayAsync(SubscriptionTopic topic, Wording words, CancellationToken cancellation)
    {
        if (topic.Project is { } id)
            return (await search.TitlesAsync([id], cancellation)).GetValueOrDefault(id, id);
        if (topic.IsEverything)
            return words["alerts.everything"];
        var filter = topic.Filter;
        var institutions = await search.InstitutionNamesAsync(filter.Institutions, cancellation);
        if (filter.Suppliers.Count > 0)
        {
            var book = await contracts.ReadAsync(cancellation);
            filter = filter with { Suppliers = [.. filter.Suppliers.Select(supplier => book.Name(supplier) ?? supplier)] };
        }

        return string.Join(" · ", FilterWords.Of(filter, words, institutions).Select(chosen => chosen.Text));
    }
}
