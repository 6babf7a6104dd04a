namespace OpenContracting.Validation.Signals;

/// <summary>The limits of the signals. They are ours: no law and no standard names them, and the page says so.</summary>
public static class SignalRules
{
    /// <summary>Names these rules; it changes when the same data would raise other signals.</summary>
    public const string Method = "signals-1";

    /// <summary>Cost growth, as a share of the value signed.</summary>
    public const decimal Growth = 0.25m;

    /// <summary>Delay, as a share of the time agreed.</summary>
    public const decimal Delay = 0.25m;

    /// <summary>Delays of no more days are none.</summary>
    public const int DelayDays = 30;

    /// <summary>So many small changes are many.</summary>
    public const int Modifications = 3;

    /// <summary>A change of up to this share of the value is small.</summary>
    public const decimal SmallStep = 0.10m;

    /// <summary>Fewer whole days to bid are few.</summary>
    public const int TenderDays = 5;

    /// <summary>Contracts of up to this many balboas are small.</summary>
    public const decimal SmallContract = 50_000;

    /// <summary>Small contracts within this many days are looked at together.</summary>
    public const int SplitDays = 30;

    /// <summary>A supplier's share of what an institution contracts.</summary>
    public const decimal Share = 0.50m;

    /// <summary>Institutions with fewer contracts have no share worth telling.</summary>
    public const int LeastContracts = 5;

    /// <summary>By how much payments may lead the progress of the works, as a share of the value.</summary>
    public const decimal Lead = 0.25m;

    /// <summary>The code of a signal: <c>cost-growth</c>.</summary>
    public static string Code(Signal signal) =>
        string.Concat(signal.ToString().Select((letter, at) => char.IsUpper(letter) ? (at == 0 ? "" : "-") + char.ToLowerInvariant(letter) : $"{letter}"));

    /// <summary>The signal of a code; null when there is none.</summary>
    public static Signal? Find(string code) => Enum.GetValues<Signal>().Cast<Signal?>().FirstOrDefault(signal => Code(signal!.Value) == code);
}
