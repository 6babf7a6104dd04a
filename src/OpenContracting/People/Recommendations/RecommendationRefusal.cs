namespace OpenContracting.People.Recommendations;

/// <summary>Why an entry may not be added.</summary>
public enum RecommendationRefusal
{
    /// <summary>The state cannot follow the present one.</summary>
    NoSuchStep,

    /// <summary>It needs a text: an answer, a reason, what was looked at.</summary>
    TextMissing,

    /// <summary>It needs a day.</summary>
    DayMissing,

    /// <summary>Done is said with evidence only.</summary>
    EvidenceMissing,

    /// <summary>Evidence is an address (http or https), a path of this portal, or a text.</summary>
    LinkUnusable,

    /// <summary>Only civil society says that something was verified, or takes that back.</summary>
    CivilSocietyOnly,

    /// <summary>Civil society verifies, asks again and remarks; what is promised the addressee says.</summary>
    AddresseeOnly,

    /// <summary>There is no such entry, or it no longer counts, or it was reached already.</summary>
    NoSuchEntry,

    /// <summary>Only the newest entry that counts can be undone, and never the first.</summary>
    NotTheNewest,

    /// <summary>An entry is undone by the part that wrote it.</summary>
    AnothersEntry,
}
