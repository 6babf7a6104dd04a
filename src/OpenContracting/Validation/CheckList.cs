using OpenContracting.Validation.Checks;

namespace OpenContracting.Validation;

/// <summary>Every check, in the order of the report: conformance, quality, coverage. A test fails when one is left off.</summary>
public static class CheckList
{
    /// <summary>The checks.</summary>
    public static IReadOnlyList<Check> All { get; } =
    [
        new MissingOrgRefs(),
        new MissingCurrency(),
    ];
}
