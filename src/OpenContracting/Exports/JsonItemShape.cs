namespace OpenContracting.Exports;

/// <summary>Where the items of a JSON file stand.</summary>
/// <param name="Arrays">The arrays whose members are the items.</param>
/// <param name="Wrappers">Objects that may stand around such an array.</param>
/// <param name="ItemMark">A property that, met before an array, says that the object is an item itself: a record has <c>releases</c> too.</param>
internal sealed record JsonItemShape(IReadOnlySet<string> Arrays, IReadOnlySet<string> Wrappers, string ItemMark);
