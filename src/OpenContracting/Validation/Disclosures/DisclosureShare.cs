using OpenContracting.Standards.Ids;

namespace OpenContracting.Validation.Disclosures;

/// <summary>How much of a set, a phase or a module projects disclose; each project counts once for each element.</summary>
/// <param name="Set">The set.</param>
/// <param name="Phase">The phase; null for a whole set and for modules.</param>
/// <param name="Module">The sustainability module; null in the core.</param>
/// <param name="Disclosed">How often an element was disclosed.</param>
/// <param name="Missing">How often one should have been and was not.</param>
/// <param name="NotDue">How often one is not due yet.</param>
/// <param name="NotApplicable">How often one does not concern the project.</param>
public sealed record DisclosureShare(IdsSet Set, string? Phase, string? Module, long Disclosed, long Missing, long NotDue, long NotApplicable)
{
    /// <summary>How often an element was disclosed or should have been.</summary>
    public long Due => Disclosed + Missing;

    /// <summary>The share of what is due that is disclosed, in percent with one decimal, rounded down; null when nothing is due.</summary>
    public decimal? Percentage => Due == 0 ? null : Math.Floor(1000m * Disclosed / Due) / 10;

    /// <summary>The name of the phase or module, or of the set where it stands for all of it.</summary>
    public string Title(string language) => Texts.OfLibrary[
        language, Phase is not null ? $"ids.phase.{Phase}" : Module is not null ? $"ids.module.{Module}" : $"ids.set.{Set.ToString().ToLowerInvariant()}"];

    internal static DisclosureShare Of(IEnumerable<IdsElementCoverage> elements, IdsSet set, string? phase, string? module)
    {
        var share = new DisclosureShare(set, phase, module, 0, 0, 0, 0);
        foreach (var each in elements)
            share = share with
            {
                Disclosed = share.Disclosed + each.Disclosed,
                Missing = share.Missing + each.Missing,
                NotDue = share.NotDue + each.NotDue,
                NotApplicable = share.NotApplicable + each.NotApplicable,
            };
        return share;
    }
}
