namespace OpenContracting.Validation.Reading;

/// <summary>An object that an element asks for: the document of a type, the party with a role.</summary>
/// <param name="Group">What it must hold.</param>
/// <param name="OwnerPlace">Where such objects stand.</param>
/// <param name="CodePlace">Where the code that tells it stands.</param>
/// <param name="Codes">The codes, any of which will do.</param>
/// <param name="Places">Beside the code, the places in it that must have a value; null when places do not say all.</param>
internal sealed record IdsPart(IdsGroup Group, int OwnerPlace, int CodePlace, byte[][] Codes, int[]? Places);
