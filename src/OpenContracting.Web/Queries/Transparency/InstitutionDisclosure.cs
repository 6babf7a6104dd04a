using OpenContracting.Standards.Ids;
using OpenContracting.Standards.Panama;
using OpenContracting.Validation.Disclosures;

namespace OpenContracting.Web.Queries.Transparency;

/// <summary>What the published projects of one institution disclose.</summary>
/// <param name="Id">The id its projects name it by; that of the table when it has none.</param>
/// <param name="Name">Its name.</param>
/// <param name="Known">Its row in the table of institutions; null when it has none.</param>
/// <param name="Tally">The counts; of no project where it publishes none.</param>
/// <param name="Updated">When the newest of its projects was last updated.</param>
public sealed record InstitutionDisclosure(string Id, string Name, Institution? Known, DisclosureTally Tally, DateTimeOffset? Updated)
{
    /// <summary>Its place by core coverage among institutions of its kind that publish; 0 when it publishes nothing.</summary>
    public int Place { get; init; }

    /// <summary>How many these are.</summary>
    public int Peers { get; init; }

    /// <summary>Its core coverage in the last publications, the newest last.</summary>
    public IReadOnlyList<TrendPoint> Trend { get; init; } = [];

    public DisclosureShare Core => field ??= Tally.Whole(IdsSet.Core);
}
