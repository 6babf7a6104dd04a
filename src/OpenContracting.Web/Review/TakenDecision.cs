using OpenContracting.Storage.Projects;

namespace OpenContracting.Web.Review;

/// <summary>A decision with the name of who took it, as far as the account still has one.</summary>
public sealed record TakenDecision(Decision Decision, string? By);
