using System.Globalization;
using OpenContracting.Web.Api.Problems;

namespace OpenContracting.Web.Api;

/// <summary>Reading the parameters of a request; what is unknown or malformed is refused, never ignored.</summary>
internal static class RequestParameters
{
    public const int UsualLimit = 100;
    public const int LargestLimit = 1000;

    /// <summary>What is wrong with the names of the parameters; null when all are known.</summary>
    public static Problem? Refuse(IQueryCollection query, params IReadOnlyList<string> known) =>
        query.Keys.FirstOrDefault(name => !known.Contains(name)) is { } unknown
            ? new Problem(ProblemKind.UnknownParameter, unknown, known.Count == 0 ? "—" : string.Join(", ", known)) { At = (unknown, Nearest.To(unknown, known)) }
            : null;

    /// <summary>How many are wanted; null when that is no number from 1 to <see cref="LargestLimit"/>.</summary>
    public static int? Limit(IQueryCollection query) => query["limit"].ToString() switch
    {
        "" => UsualLimit,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is > 0 and <= LargestLimit => limit,
        _ => null,
    };

    public static Problem BadLimit(IQueryCollection query) => Malformed("limit", query["limit"], "parameter.limit", LargestLimit);

    public static Problem Malformed(string name, string? value, string expected, params IReadOnlyList<object?> arguments) =>
        new(ProblemKind.MalformedParameter, name, value, new TextKey(expected, arguments)) { At = (name, null) };
}
