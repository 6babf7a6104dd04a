namespace OpenContracting.Exports.Synthetic;

/// <summary>A procurement procedure as DGCP names it.</summary>
/// <param name="Code">Its letters in a numProceso.</param>
/// <param name="Label">Its name, the release's procurementMethodDetails.</param>
/// <param name="Method">The code of OCDS.</param>
/// <param name="IsFormal">Whether it ends in a signed contract rather than a purchase order.</param>
internal sealed record Procedure(string Code, string Label, string Method, bool IsFormal)
{
    public static Procedure OnlineQuotation { get; } = new("CL", "Cotización en línea", "open", false);
    public static Procedure SmallPurchase { get; } = new("CM", "Compra menor hasta 10,000", "open", false);
    public static Procedure MinorPurchase { get; } = new("CM", "Compra menor > 10,000 hasta 50,000", "open", false);
    public static Procedure PublicTender { get; } = new("LP", "Licitación pública", "open", true);
    public static Procedure BestValue { get; } = new("LV", "Licitación por mejor valor", "open", true);
    public static Procedure Exceptional { get; } = new("PE", "Procedimiento excepcional de contratación", "direct", true);
    public static Procedure ReverseAuction { get; } = new("SR", "Subasta en reversa Ley 419", "open", true);
    public static Procedure Shortage { get; } = new("CD", "Compras por desabastecimiento", "direct", true);
    public static Procedure Sale { get; } = new("SB", "Venta de bienes del Estado", "open", true);
}
