using System.Text;
using OpenContracting.Json;

namespace OpenContracting.Validation.Schema;

/// <summary>What a number must keep to.</summary>
internal sealed class NumberLimits
{
    public string? Minimum { get; init; }

    public bool ExclusiveMinimum { get; init; }

    public string? Maximum { get; init; }

    public bool ExclusiveMaximum { get; init; }

    public string? MultipleOf { get; init; }

    public bool IsBelow(ReadOnlySpan<byte> number) =>
        Minimum is not null && JsonNumber.Compare(number, Encoding.UTF8.GetBytes(Minimum)) < (ExclusiveMinimum ? 1 : 0);

    public bool IsAbove(ReadOnlySpan<byte> number) =>
        Maximum is not null && JsonNumber.Compare(number, Encoding.UTF8.GetBytes(Maximum)) > (ExclusiveMaximum ? -1 : 0);

    public bool IsNoMultiple(ReadOnlySpan<byte> number) =>
        MultipleOf is not null && !JsonNumber.IsMultiple(number, Encoding.UTF8.GetBytes(MultipleOf));
}
