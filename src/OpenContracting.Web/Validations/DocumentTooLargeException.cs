namespace OpenContracting.Web.Validations;

/// <summary>A document ends after the limit.</summary>
public sealed class DocumentTooLargeException : Exception;
