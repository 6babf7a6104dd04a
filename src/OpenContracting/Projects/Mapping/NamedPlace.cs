namespace OpenContracting.Projects.Mapping;

/// <summary>A place a text names: province or comarca, and district when named.</summary>
internal sealed record NamedPlace(string Region, string? Locality, string Evidence)
{
    /// <summary>Tells places apart.</summary>
    public string Key => Locality is null ? Region : $"{Region}\n{Locality}";
}
