using System.Text.Json;
using OpenContracting.Exports;
using OpenContracting.Releases.Drafts;
using OpenContracting.Releases.Panama;

namespace OpenContracting.Releases.Shapes;

/// <summary>A row of the V2 (or V1) portal's list of acts.</summary>
internal static class DgcpV2List
{
    public const string Table = "acts";

    public static Shaped Shape(ProcessSnapshot snapshot)
    {
        using var content = JsonDocument.Parse(snapshot.Content);
        var unread = new List<Origin>();
        var row = new Row(content.RootElement.GetProperty(Table)[0], unread);
        var release = new DraftObject();
        ReleaseHead.Write(release, snapshot, row, "NumeroAdquisicion", "fecha");
        var tender = release.Object("tender");
        tender["id"] = row.Text("NumeroAdquisicion");
        tender["title"] = row.Text("DescripcionAdquisicion");
        var status = ActStatus.Find("v2", row["Estado"]);
        tender["status"] = row.Made(status?.TenderStatus, "Estado", "status");
        tender["statusDetails"] = row.Text("Estado");
        tender["value"] = row.Money("MontoRef");
        tender["awardCriteriaDetails"] = row.Text("modalidad");
        tender["publishedDate"] = row.Date("fecha");
        tender["uri"] = row.Text("link");
        Buyers.Write(release, row, "NombreUnidadCompra", "NombreDependencia", "NumeroAdquisicion");
        release["tag"] = Tags.Of(release);
        return new(release, "shape", unread);
    }
}
