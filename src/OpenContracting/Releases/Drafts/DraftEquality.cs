namespace OpenContracting.Releases.Drafts;

/// <summary>Equality of drafts by what they say, not by where it comes from.</summary>
internal static class DraftEquality
{
    public static bool Same(Draft one, Draft other) => (one, other) switch
    {
        (DraftObject left, DraftObject right) =>
            left.Count == right.Count && left.All(property => right[property.Key] is { } value && Same(property.Value, value)),
        (DraftArray left, DraftArray right) =>
            left.Count == right.Count && left.Zip(right).All(pair => Same(pair.First, pair.Second)),
        (DraftValue left, DraftValue right) => left.IsText == right.IsText && left.Text == right.Text,
        _ => false,
    };
}
