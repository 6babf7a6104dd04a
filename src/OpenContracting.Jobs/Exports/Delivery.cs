namespace OpenContracting.Jobs.Exports;

/// <summary>What is known of an export when it comes in.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="Source">The source system, for example <c>dgcp</c>.</param>
public sealed record Delivery(string Name, string Source)
{
    /// <summary>The institution it speaks for; null when it speaks for many.</summary>
    public string? Institution { get; init; }

    /// <summary>The time it covers, for example <c>2026-07</c>.</summary>
    public string? Period { get; init; }

    /// <summary>The licence the deliverer states, as a URI.</summary>
    public string? Licence { get; init; }

    /// <summary>Who delivered it: a user, a key, a pull.</summary>
    public string? From { get; init; }

    /// <summary>SHA-256 the deliverer says it has; the delivery is refused when the bytes have another.</summary>
    public byte[]? Sha256 { get; init; }

    /// <summary>True when a delivery without a byte is the deliverer's mistake, to be told at once.</summary>
    public bool RefusesEmpty { get; init; }

    /// <summary>True for made-up data.</summary>
    public bool Synthetic { get; init; }
}
