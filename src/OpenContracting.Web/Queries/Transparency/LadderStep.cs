namespace OpenContracting.Web.Queries.Transparency;

/// <summary>A step on an institution's way into the data.</summary>
/// <param name="Code">Which: <c>officer</c>, <c>mapping</c>, <c>export</c>, <c>project</c>, <c>half</c>, <c>most</c>, <c>fresh</c>.</param>
/// <param name="Done">Whether it was taken.</param>
public sealed record LadderStep(string Code, bool Done);
