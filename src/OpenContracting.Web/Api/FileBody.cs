namespace OpenContracting.Web.Api;

/// <summary>A body of any bytes that an endpoint reads itself, for the OpenAPI document; it refuses no content type.</summary>
public sealed record FileBody(string Description, bool IsRequired = true);
