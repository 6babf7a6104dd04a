namespace OpenContracting.Standards.Panama;

/// <summary>Whose number a RUC is, told by its shape.</summary>
public enum RucKind
{
    /// <summary>A shape that says nothing: foreign or mistyped.</summary>
    Unknown,

    /// <summary>A company: tomo (or a number of nine digits), folio, asiento.</summary>
    Company,

    /// <summary>A person: an identity number (cédula), of province, tomo and asiento, or with PE, E, N, PI or AV.</summary>
    Person,

    /// <summary>A taxpayer number (NT) for bodies without a registered one, such as public institutions.</summary>
    Unregistered,
}
