using OpenContracting.Storage.Uses;

namespace OpenContracting.Web.Pages.Uses;

/// <summary>Uses, and the titles of the projects they are about.</summary>
public sealed record UseList(IReadOnlyList<Use> Uses, IReadOnlyDictionary<string, string?> Titles);
