namespace OpenContracting.Standards.Panama;

/// <summary>Which part of the public sector an institution belongs to.</summary>
public enum InstitutionKind
{
    /// <summary>A ministry of the central government.</summary>
    Ministry,

    /// <summary>A body of the state with its own standing: assembly, courts, comptroller, prosecutors, ombudsman.</summary>
    StateOrgan,

    /// <summary>A decentralised institution: authorities, institutes, hospitals, universities.</summary>
    Decentralized,

    /// <summary>A public company.</summary>
    PublicCompany,

    /// <summary>A public bank, insurer or their supervisor.</summary>
    FinancialIntermediary,

    /// <summary>An association of public interest (AIP) that buys through PanamaCompra.</summary>
    PublicInterestAssociation,

    /// <summary>A municipality.</summary>
    Municipality,
}
