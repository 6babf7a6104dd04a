namespace OpenContracting.Web.Validations;

/// <summary>A document as it was taken: a file of this machine until it is validated.</summary>
public sealed record SpooledDocument(string Path, string Name, long Size, byte[] Sha256);
