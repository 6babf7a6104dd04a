namespace OpenContracting.Web.Api;

/// <summary>A step of a case; its hash holds all before it.</summary>
public sealed record CaseEventBody(
    int Number, DateOnly Day, string Kind, string Role, string? Detail, string? Text, string? Salt, string? TextHash, long? Position, string? Hash);
