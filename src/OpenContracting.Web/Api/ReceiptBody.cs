namespace OpenContracting.Web.Api;

/// <summary>The answer to a push.</summary>
/// <param name="Id">The export's number.</param>
/// <param name="Known">True when the same bytes had come in before; nothing new begins then.</param>
/// <param name="Size">Bytes received.</param>
/// <param name="Sha256">Their hash.</param>
/// <param name="Status">Where to see how far it has come.</param>
public sealed record ReceiptBody(long Id, bool Known, long Size, string Sha256, string Status);
