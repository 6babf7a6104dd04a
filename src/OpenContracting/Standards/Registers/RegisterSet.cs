namespace OpenContracting.Standards.Registers;

/// <summary>The lists that others keep, from one schema folder; each is read when it is first asked for.</summary>
public sealed class RegisterSet(SchemaFolder folder)
{
    /// <summary>The files of the registers that we have not, and that a folder may bring.</summary>
    internal static IReadOnlyList<string> Files { get; } = ["registers/oc4ids-prefixes.csv", "registers/ocds-prefixes.csv", "registers/org-id-lists.csv"];

    /// <summary>Those of the current schema folder, or of another.</summary>
    public static RegisterSet Of(SchemaFolder? folder = null) =>
        (folder ?? SchemaFolder.Current).Keep("registers", files => new RegisterSet(files));

    /// <summary>Prefixes of OC4IDS projects.</summary>
    public Register Oc4idsPrefixes => field ??= Register.Oc4idsPrefixes(folder);

    /// <summary>Prefixes of ocids.</summary>
    public Register OcdsPrefixes => field ??= Register.OcdsPrefixes(folder);

    /// <summary>Codes of organisation identifier lists.</summary>
    public Register OrganizationIdentifierLists => field ??= Register.OrganizationIdentifierLists(folder);

    /// <summary>Media types.</summary>
    public Register MediaTypes => field ??= Register.MediaTypes(folder);

    /// <summary>Language codes.</summary>
    public Register Languages => field ??= Register.Languages(folder);

    /// <summary>What currencies are worth.</summary>
    public ExchangeRates ExchangeRates => field ??= ExchangeRates.Of(folder);

    /// <summary>Where countries lie.</summary>
    public CountryExtents Countries => field ??= CountryExtents.Of(folder);
}
