namespace OpenContracting.Jobs.Pulls;

/// <summary>A source did not give what it was asked for.</summary>
/// <param name="code">A stable kebab-case code; texts for people go by it.</param>
/// <param name="detail">What is particular to this time: a host, a status, the words of the system.</param>
/// <param name="passing">True when asking again soon may help.</param>
public sealed class PullException(string code, string detail, bool passing) : Exception($"{code}: {detail}")
{
    public string Code { get; } = code;

    public string Detail { get; } = detail;

    public bool IsPassing { get; } = passing;

    /// <summary>How long the source asks to wait; null when it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
