using OpenContracting.People.Worksheets;

namespace OpenContracting.Storage.Worksheets;

/// <summary>An edition of the Infrastructure Transparency Index: published by CoST, or a worksheet of its people.</summary>
public sealed class IndexEdition
{
    public const int LongestSource = 1000;

    public int Id { get; set; }
    public required string Name { get; set; }
    public required IndexKind Kind { get; set; }
    public required IndexState State { get; set; }

    /// <summary>Who makes it and from what, in words anybody may read.</summary>
    public required string Source { get; set; }

    /// <summary>When its state was last changed, and by whom: a person's id, the console, or the portal itself; never published.</summary>
    public required DateTimeOffset StateAt { get; set; }
    public required string StateBy { get; set; }

    public List<IndexImport> Imports { get; set; } = [];
}
