namespace OpenContracting.Standards.Panama;

/// <summary>An office that takes complaints about public works.</summary>
/// <param name="Code">Its code in the data.</param>
/// <param name="Es">Its name in Spanish.</param>
/// <param name="En">Its name in English.</param>
/// <param name="WhatEs">What it takes, in Spanish.</param>
/// <param name="WhatEn">What it takes, in English.</param>
/// <param name="HowEs">How to reach it, in Spanish.</param>
/// <param name="HowEn">How to reach it, in English.</param>
/// <param name="Url">Its address.</param>
/// <param name="Days">Within how many days it must answer; null where that is not known.</param>
/// <param name="TakesAnonymous">Whether a name is not needed; null where that is not known.</param>
/// <param name="Source">Where this is from.</param>
public sealed record CaseOffice(
    string Code, string Es, string En, string WhatEs, string WhatEn, string HowEs, string HowEn, string Url, int? Days, bool? TakesAnonymous, string Source)
{
    /// <summary>Its name in a language.</summary>
    public string Name(string language) => language == "en" ? En : Es;

    /// <summary>What it takes, in a language.</summary>
    public string What(string language) => language == "en" ? WhatEn : WhatEs;

    /// <summary>How to reach it, in a language.</summary>
    public string How(string language) => language == "en" ? HowEn : HowEs;
}
