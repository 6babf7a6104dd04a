namespace OpenContracting.Budgets;

/// <summary>The registers of the State that know public works by codes of their own, by the scheme those codes have in OC4IDS identifiers.</summary>
public static class BudgetSystem
{
    /// <summary>The bank of public investment projects of the finance ministry.</summary>
    public const string Sinip = "PA-SINIP";

    /// <summary>The finance ministry's portal of budget execution.</summary>
    public const string GestionTransparente = "PA-GT";

    /// <summary>The portal of public works.</summary>
    public const string PanamaEnObras = "PA-PEO";

    /// <summary>All, in the order in which one is believed before the other where a project has codes in several.</summary>
    public static IReadOnlyList<string> All { get; } = [Sinip, GestionTransparente, PanamaEnObras];

    /// <summary>The scheme of a name or scheme as people write it; null when it is none of the three.</summary>
    public static string? Find(string text) => FoldedText.Fold(text) switch
    {
        "pa sinip" or "sinip" => Sinip,
        "pa gt" or "gt" or "gestion transparente" => GestionTransparente,
        "pa peo" or "peo" or "panama en obras" => PanamaEnObras,
        _ => null,
    };
}
