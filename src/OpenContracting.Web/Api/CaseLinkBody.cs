namespace OpenContracting.Web.Api;

/// <summary>A place of the chain: SHA-256 of the JSON of the hash before it (<c>previous</c>) and these members but the last, in this order, those that are null left out.</summary>
public sealed record CaseLinkBody(
    long Position, string Case, int Number, DateOnly Day, string Kind, string Role, string? Detail, string? TextHash, string Hash);
