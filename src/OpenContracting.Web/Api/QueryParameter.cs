namespace OpenContracting.Web.Api;

/// <summary>A parameter that an endpoint reads itself, for the OpenAPI document. An <c>array</c> is one of texts.</summary>
public sealed record QueryParameter(string Name, string Type, string Description, bool IsRequired = false);
