namespace OpenContracting.Validation.Reading;

/// <summary>What tells an item from the others.</summary>
/// <param name="Hash">Hash of its id, or of its whole content when it has no usable id.</param>
/// <param name="HasId">Which of the two.</param>
/// <param name="Process">Hash of the ocid of a release or record; 0 when it has none, and of projects.</param>
internal readonly record struct ItemIdentity(ulong Hash, bool HasId, ulong Process);
