namespace OpenContracting.Exports.Synthetic;

/// <summary>What synthetic exports to write; the same options give the same data.</summary>
public sealed record SyntheticOptions
{
    /// <summary>The fewest processes that can be asked for.</summary>
    public const int FewestProcesses = 10;

    /// <summary>The most processes that can be asked for.</summary>
    public const int MostProcesses = 2_000_000;

    /// <summary>Tells one data set from another.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>How many contracting processes there are over all months.</summary>
    public int Processes { get; init; } = 3_000;

    /// <summary>The first day of the first month; DGCP's own archive begins in September 2023.</summary>
    public DateOnly FirstMonth { get; init; } = new(2023, 9, 1);

    /// <summary>The first day of the last month.</summary>
    public DateOnly LastMonth { get; init; } = new(2026, 10, 1);

    /// <summary>The share of the processes that are public works or belong to them; 3.5 % is an ordinary year.</summary>
    public double WorksShare { get; init; } = 0.035;

    /// <summary>The share of rows that are damaged on purpose, repeated rows aside.</summary>
    public double BadRowShare { get; init; } = 0.001;

    /// <summary>What every ocid begins with: a placeholder, because DGCP's own prefix is for DGCP's own processes.</summary>
    public string OcidPrefix { get; init; } = "ocds-000000";

    /// <summary>Whether some institutions also send our template with the tables of their works, an archive each.</summary>
    public bool ProjectTables { get; init; }

    /// <summary>Packs the ZIPs as small as possible, which takes several times as long.</summary>
    public bool Smallest { get; init; }

    /// <summary>
    /// The demo bundled in <c>fixtures/exports/demo</c>: September 2023 to October 2026, with more works than an
    /// ordinary year has.
    /// </summary>
    public static SyntheticOptions Demo { get; } = new()
    {
        Seed = 507,
        Processes = 2_400,
        WorksShare = 0.14,
        ProjectTables = true,
        Smallest = true,
    };

    internal int Months => (LastMonth.Year - FirstMonth.Year) * 12 + LastMonth.Month - FirstMonth.Month + 1;

    /// <summary>The first option that cannot be used, as a sentence for the operator; null when all can.</summary>
    public string? Refusal() =>
        Processes is < FewestProcesses or > MostProcesses
            ? $"Processes must be between {FewestProcesses:N0} and {MostProcesses:N0}, not {Processes:N0}."
        : FirstMonth.Day != 1 || LastMonth.Day != 1 ? "The first and the last month are given by their first day."
        : LastMonth < FirstMonth ? $"The last month ({LastMonth:yyyy-MM}) is before the first ({FirstMonth:yyyy-MM})."
        : Months > 240 ? $"There can be 240 months at most, not {Months}."
        : WorksShare is < 0 or > 1 || double.IsNaN(WorksShare) ? $"The share of works must be between 0 and 1, not {WorksShare}."
        : BadRowShare is < 0 or > 0.2 || double.IsNaN(BadRowShare) ? $"The share of bad rows must be between 0 and 0.2, not {BadRowShare}."
        : OcidPrefix.Length == 0 || OcidPrefix.AsSpan().ContainsAny(",\"\r\n") ? "The ocid prefix must be given, without commas or quotes."
        : null;
}
