namespace OpenContracting.Publications.Flat;

/// <summary>How flat tables are written.</summary>
public sealed record FlatOptions
{
    /// <summary>The language of the headers, <c>es</c> or <c>en</c>; null for the names of the standard.</summary>
    public string? Language { get; init; }

    /// <summary>The data package's name: lower case, digits, hyphens.</summary>
    public string Name { get; init; } = "open-contracting";

    /// <summary>The data package's title; null for none.</summary>
    public string? Title { get; init; }

    /// <summary>The licence, as a URI; null for none.</summary>
    public string? License { get; init; }

    /// <summary>What stood around the items in their package, as a JSON object, so that it can be made again; empty for nothing.</summary>
    public ReadOnlyMemory<byte> Package { get; init; }
}
