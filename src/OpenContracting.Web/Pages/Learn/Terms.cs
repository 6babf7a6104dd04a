namespace OpenContracting.Web.Pages.Learn;

/// <summary>The words the glossary explains; each has its name and its text beside this file.</summary>
public static class Terms
{
    public static IReadOnlyList<string> All { get; } =
    [
        "public-tender", "amendment", "award", "final-acceptance", "consortium", "contract",
        "supplier", "call", "quarantine", "cost", "dgcp", "release",
        "phase", "iti", "tender-method", "median", "modification", "oc4ids",
        "ocds", "purchase-order", "order-to-proceed", "panamacompra", "overdue", "reference-price",
        "contracting-process", "tenderer", "project", "countersignature", "ruc", "sinip",
        "procuring-unit", "validation",
    ];
}
