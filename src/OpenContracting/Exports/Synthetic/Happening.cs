namespace OpenContracting.Exports.Synthetic;

/// <summary>What can happen to an act, in the order of a day.</summary>
internal enum Happening
{
    Published,
    Closed,
    Deserted,
    Cancelled,
    Awarded,
    Contracted,
    FirstChange,
    SecondChange,
    ThirdChange,
    Accepted,
}
