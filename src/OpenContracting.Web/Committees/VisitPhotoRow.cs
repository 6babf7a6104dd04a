namespace OpenContracting.Web.Committees;

/// <summary>A picture of a visit without its bytes.</summary>
public sealed record VisitPhotoRow(int Id, int Number, string Description, decimal? Latitude, decimal? Longitude)
{
    /// <summary>Where the picture of a published visit is had.</summary>
    public string Address(string committee, int visit) => $"/comites/{Uri.EscapeDataString(committee)}/visitas/{visit}/fotos/{Number}";
}
