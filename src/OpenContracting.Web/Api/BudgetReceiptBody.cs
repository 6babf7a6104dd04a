namespace OpenContracting.Web.Api;

/// <summary>What became of a file of budget execution: rows = used + refused, used = fresh + changed + unchanged.</summary>
public sealed record BudgetReceiptBody
{
    /// <summary>The number this file was given.</summary>
    public required long Id { get; init; }

    /// <summary>True when the same bytes had come in before; nothing is done then, and the counts are those of that time.</summary>
    public required bool Known { get; init; }

    /// <summary>When the file was taken in.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>SHA-256 of the bytes received, in hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Rows of the file, without the header.</summary>
    public required int Rows { get; init; }

    /// <summary>Rows that were taken in.</summary>
    public required int Used { get; init; }

    /// <summary>Rows that could not be used.</summary>
    public required int Refused { get; init; }

    /// <summary>Months that were not known.</summary>
    public required int Fresh { get; init; }

    /// <summary>Months that were known with other figures: those of this file count now.</summary>
    public required int Changed { get; init; }

    /// <summary>Months that were known with the same figures.</summary>
    public required int Unchanged { get; init; }

    /// <summary>Rows that could not be used, the first thousand; all are kept.</summary>
    public required IReadOnlyList<BudgetRefusalBody> Notices { get; init; }
}
