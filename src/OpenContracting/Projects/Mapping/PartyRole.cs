namespace OpenContracting.Projects.Mapping;

/// <summary>The role in <c>parties</c> that a reference to an organization implies.</summary>
internal static class PartyRole
{
    /// <summary>The role by the name of the field that holds the reference; null when it implies none.</summary>
    public static string? Of(string field) => field switch
    {
        "publicAuthority" => "publicAuthority",
        "procuringEntity" => "procuringEntity",
        "administrativeEntity" => "administrativeEntity",
        "suppliers" => "supplier",
        "tenderers" => "tenderer",
        "payer" => "payer",
        "payee" => "payee",
        "sourceParty" or "financingParty" => "funder",
        _ => null,
    };
}
