namespace OpenContracting.Web.Api;

/// <summary>Whether the documents that projects name are where they are said to be, by institution.</summary>
public sealed record LinkCountListBody
{
    /// <summary>False where this instance asks no address; nothing else is told then.</summary>
    public required bool Checked { get; init; }

    /// <summary>Days after which an address is asked again.</summary>
    public int? RecheckDays { get; init; }

    /// <summary>All addresses together.</summary>
    public LinkCountBody? Nation { get; init; }

    /// <summary>By institution; those alone that have published projects.</summary>
    public IReadOnlyList<LinkCountBody> Institutions { get; init; } = [];
}
