namespace OpenContracting.Releases;

/// <summary>Releases that cannot be merged. It is the data that is wrong: callers report it and go on with the next process.</summary>
/// <param name="code"><c>malformed-json</c>, <c>not-an-object</c>, <c>missing-date</c>, <c>different-ocids</c>, <c>type-change</c>, <c>no-releases</c>.</param>
/// <param name="message">What was found and what was expected.</param>
public sealed class MergeException(string code, string message) : Exception(message)
{
    /// <summary>A stable code.</summary>
    public string Code { get; } = code;
}
