using Microsoft.AspNetCore.Html;
using QRCoder;

namespace OpenContracting.Web.Sharing;

/// <summary>A text as a square that a phone reads.</summary>
public static class QrCode
{
    public static IHtmlContent Draw(string text)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        using var code = new SvgQRCode(data);
        return new HtmlString(code.GetGraphic(4, "#000000", "#ffffff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute));
    }
}
