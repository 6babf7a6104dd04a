using OpenContracting.Web.Api.Problems;

namespace OpenContracting.Web.Validations;

/// <summary>A document at an address cannot be had; the problem says why.</summary>
/// <remarks>An exception because the name is only resolved, and so refused, deep inside the HTTP client.</remarks>
public sealed class FetchRefusedException(ProblemKind kind, params IReadOnlyList<object?> arguments) : IOException(kind.Code)
{
    public Problem Problem { get; } = new(kind, arguments);
}
