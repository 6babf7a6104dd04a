namespace OpenContracting.Web.Api;

/// <summary>A place of the chain: SHA-256 of the JSON of the hash before it (<c>previous</c>) and these members but the last, in this order, those that are null left out.</summary>
/// <param name="Position">Its place, from 1 without gaps.</param>
/// <param name="Case">The case's public name.</param>
/// <param name="Number">The event's place in the history of its case.</param>
/// <param name="Day">The day, of Panama.</param>
/// <param name="Kind">What happened, as in the events of a case.</param>
/// <param name="Role">Who did it, by their part alone.</param>
/// <param name="Detail">The reason, office, outcome or other case; absent for none.</param>
/// <param name="TextHash">SHA-256 of the event's salt and text; absent where it has no text.</param>
/// <param name="Hash">The hash of this place, in hexadecimal.</param>
public sealed record CaseLinkBody(
    long Position, string Case, int Number, DateOnly Day, string Kind, string Role, string? Detail, string? TextHash, string Hash);
