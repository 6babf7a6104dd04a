using OpenContracting.People.Usage;

namespace OpenContracting.Web.Usage;

/// <summary>How answers of one endpoint are counted.</summary>
/// <param name="Kind">The kind of item.</param>
/// <param name="Channel">By which way.</param>
/// <param name="Action">What answering does.</param>
/// <param name="Parameter">The route value that is the item's id; null where <paramref name="Item"/> is.</param>
/// <param name="Item">The item where the route names none.</param>
/// <param name="Format">The format's code, or the route value that is it (<c>{format}</c>); null to go by the answer's content type.</param>
public sealed record UsageRoute(
    string Kind, string Channel, UsageAction Action, string? Parameter = null, string Item = "", string? Format = null);
