using OpenContracting.Standards.Ids;

namespace OpenContracting.Web.Queries;

/// <summary>The elements of one phase or module, by what a project does with them.</summary>
public sealed record DisclosureGroup(
    IdsSet Set, string? Phase, string? Module, IReadOnlyList<IdsElement> Disclosed, IReadOnlyList<IdsElement> Missing,
    IReadOnlyList<IdsElement> NotDue, IReadOnlyList<IdsElement> NotApplicable)
{
    public int Due => Disclosed.Count + Missing.Count;

    public string Title(string language) =>
        Texts.OfLibrary[language, Phase is null ? $"ids.module.{Module}" : $"ids.phase.{Phase}"];

    public string SetTitle(string language) => Texts.OfLibrary[language, $"ids.set.{Set.ToString().ToLowerInvariant()}"];
}
