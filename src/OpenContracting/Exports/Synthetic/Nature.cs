namespace OpenContracting.Exports.Synthetic;

/// <summary>What a process is about: a plain purchase, or a part of public works.</summary>
internal enum Nature
{
    Purchase,
    Design,
    Works,
    Supervision,
    Equipment,
    Maintenance,
}
