namespace OpenContracting.Web.Api;

/// <summary>A step of a case; its hash holds all before it.</summary>
/// <param name="Number">Its place in the history of this case, from 1 without gaps.</param>
/// <param name="Day">The day, of Panama.</param>
/// <param name="Kind"><c>received</c>, <c>published</c>, <c>returned</c>, <c>merged</c>, <c>removalProposed</c>, <c>removed</c>, <c>kept</c>, <c>appealed</c>, <c>upheld</c>, <c>replied</c>, <c>forwarded</c>, <c>outcome</c>, <c>closed</c>, <c>reopened</c> or <c>forgotten</c>.</param>
/// <param name="Role">Who did it, by their part alone: <c>author</c>, <c>moderator</c>, <c>institution</c>, <c>recipient</c> or <c>portal</c>.</param>
/// <param name="Detail">The office it went to, what came of it, the case it was merged with, or the reason, as a code.</param>
/// <param name="Text">What was written, where it is public.</param>
/// <param name="Salt">What stands before the text when its hash is taken.</param>
/// <param name="TextHash">SHA-256 of salt and text, in hexadecimal; it stays when the text is forgotten.</param>
/// <param name="Position">Its place in the public chain; absent for what is not public.</param>
/// <param name="Hash">The hash of that place, in hexadecimal.</param>
public sealed record CaseEventBody(
    int Number, DateOnly Day, string Kind, string Role, string? Detail, string? Text, string? Salt, string? TextHash, long? Position, string? Hash);
