using OpenContracting.Standards.Ids;

namespace OpenContracting.Validation.Disclosures;

/// <summary>What one project does with one element.</summary>
/// <param name="Element">The element.</param>
/// <param name="State">What it does with it.</param>
/// <param name="Because">Why the element does not concern the project; null in every other state.</param>
public sealed record ElementDisclosure(IdsElement Element, DisclosureState State, IdsExemption? Because)
{
    /// <summary>The state as data has it: <c>disclosed</c>, <c>missing</c>, <c>not-due</c>, <c>not-applicable</c>.</summary>
    public string Code => State switch
    {
        DisclosureState.Disclosed => "disclosed",
        DisclosureState.Missing => "missing",
        DisclosureState.NotDue => "not-due",
        _ => "not-applicable",
    };

    /// <summary>Why the project need not disclose it, in <c>es</c> or <c>en</c>; null where it should or does.</summary>
    public string? Reason(string language) => State switch
    {
        DisclosureState.NotDue => Texts.OfLibrary.Format(
            language, "disclosure.notDue", Texts.OfLibrary[language, $"disclosure.stage.{Element.DueFrom.Level.ToString().ToLowerInvariant()}"], Element.DueFrom.Status),
        DisclosureState.NotApplicable when Because is { } because =>
            Texts.OfLibrary.Format(language, $"disclosure.exempt.{because.Test.ToString().ToLowerInvariant()}", because.Path, because.Value),
        _ => null,
    };
}
