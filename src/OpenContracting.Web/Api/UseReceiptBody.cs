namespace OpenContracting.Web.Api;

/// <summary>That a use was taken in and waits for a person to read it.</summary>
/// <param name="State">pending.</param>
/// <param name="Page">Where its sender sees what became of it; known to nobody else.</param>
public sealed record UseReceiptBody(string State, string Page);
