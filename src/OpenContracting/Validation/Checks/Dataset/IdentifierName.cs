namespace OpenContracting.Validation.Checks.Dataset;

/// <summary>How one party of an item is called.</summary>
/// <param name="Identifier">Hash of the identifier's scheme and number.</param>
/// <param name="Folded">Hash of the name without case, accents and punctuation.</param>
/// <param name="Name">The name as given.</param>
/// <param name="Item">Where the item stands.</param>
/// <param name="Party">The party's position in the item.</param>
internal readonly record struct IdentifierName(ulong Identifier, ulong Folded, string Name, Place Item, int Party);
