namespace OpenContracting.Web.Api;

/// <summary>Editions of the Infrastructure Transparency Index that everybody may read, the newest first.</summary>
/// <param name="Note">What the figures are, and what they are not.</param>
/// <param name="Editions">The editions.</param>
public sealed record TransparencyIndexBody(string Note, IReadOnlyList<IndexEditionBody> Editions);
