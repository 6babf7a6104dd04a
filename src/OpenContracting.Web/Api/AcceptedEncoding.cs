using Microsoft.Net.Http.Headers;

namespace OpenContracting.Web.Api;

/// <summary>Which of the encodings at hand an <c>Accept-Encoding</c> header prefers; brotli before gzip at equal weight.</summary>
public static class AcceptedEncoding
{
    private static readonly string[] Preference = ["br", "gzip", "identity"];

    public static string Choose(HttpRequest request, IReadOnlyCollection<string> atHand) => Order(request, atHand).FirstOrDefault("identity");

    /// <summary>Those at hand that are taken, the most wanted first.</summary>
    public static IEnumerable<string> Order(HttpRequest request, IReadOnlyCollection<string> atHand)
    {
        var accepted = request.GetTypedHeaders().AcceptEncoding;
        return Preference.Where(atHand.Contains)
            .Select(encoding => (encoding, weight: Weight(accepted, encoding)))
            .Where(choice => choice.weight > 0)
            .OrderByDescending(choice => choice.weight)
            .Select(choice => choice.encoding);
    }

    private static double Weight(IList<StringWithQualityHeaderValue> accepted, string encoding)
    {
        var named = accepted.FirstOrDefault(value => value.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase))
            ?? accepted.FirstOrDefault(value => value.Value == "*" && encoding != "identity");
        if (named is not null)
            return named.Quality ?? 1;
        // Unnamed: identity is always welcome, though less than anything that was asked for.
        return encoding == "identity" ? 0.0001 : 0;
    }
}
