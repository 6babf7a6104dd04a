namespace OpenContracting.Validation.Checks.Dataset;

/// <summary>What is compared of an item between two publications.</summary>
/// <param name="Hash">Hash of the id.</param>
/// <param name="Id">The id.</param>
/// <param name="Data">What is compared, as its check packs it.</param>
internal sealed record ComparedItem(ulong Hash, string Id, ulong Data);
