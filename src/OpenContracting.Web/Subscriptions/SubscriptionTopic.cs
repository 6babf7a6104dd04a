using Microsoft.AspNetCore.WebUtilities;
using OpenContracting.Storage.Subscriptions;
using OpenContracting.Web.Api.Problems;
using OpenContracting.Web.Pages;
using OpenContracting.Web.Queries;

namespace OpenContracting.Web.Subscriptions;

/// <summary>What somebody follows: one work, or all that a filter finds.</summary>
public sealed record SubscriptionTopic(ProjectFilter Filter, string? Project = null)
{
    /// <summary>The parameter that names one work.</summary>
    public const string OneWork = "project";

    /// <summary>Everything, when nothing was chosen.</summary>
    public bool IsEverything => Project is null && Filter.IsEmpty;

    /// <summary>Too many filters for one address.</summary>
    public bool IsTooLong => ToString().Length > Subscription.LongestTopic;

    /// <summary>Reads the parameters of a page's address.</summary>
    /// <param name="query">The parameters.</param>
    /// <param name="others">Those of the page itself.</param>
    /// <param name="problems">What could not be understood.</param>
    public static SubscriptionTopic Read(IQueryCollection query, IReadOnlyList<string> others, out IReadOnlyList<Problem> problems)
    {
        var filter = ProjectFilter.Read(query, [OneWork, .. others], out problems);
        return new SubscriptionTopic(filter with { Order = ProjectOrder.Updated }, query[OneWork].ToString() is { Length: > 0 } id ? id : null);
    }

    /// <summary>Reads what was stored.</summary>
    public static SubscriptionTopic Parse(string text) => Read(new QueryCollection(QueryHelpers.ParseQuery(text)), [], out _);

    /// <summary>Where the portal shows it.</summary>
    public string Page(Wording words) => Project is not null
        ? words.Link(PageAddress.Project, Project)
        : words.Link(PageAddress.Projects) + QueryString.Create(Filter.ToParameters()!);

    /// <summary>As it is stored, and stands in an address after the question mark.</summary>
    public override string ToString()
    {
        IEnumerable<KeyValuePair<string, string>> parameters = Project is not null ? [new(OneWork, Project)] : Filter.ToParameters();
        return QueryString.Create(parameters!).ToString().TrimStart('?');
    }
}
