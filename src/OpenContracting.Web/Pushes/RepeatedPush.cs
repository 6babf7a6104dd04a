namespace OpenContracting.Web.Pushes;

/// <summary>What is known of a push when it begins.</summary>
/// <param name="Is">Whether, and how, it came before.</param>
/// <param name="ExportId">The export it is; 0 unless known.</param>
/// <param name="Since">When it began, if it is new: by that it is told from one that takes its place.</param>
public sealed record RepeatedPush(RepeatedPush.Answer Is, long ExportId = 0, DateTimeOffset Since = default)
{
    public static readonly RepeatedPush UnderWay = new(Answer.UnderWay);
    public static readonly RepeatedPush Different = new(Answer.Different);

    /// <summary>Whether a push came before.</summary>
    public enum Answer
    {
        New,

        /// <summary>It came, and is an export.</summary>
        Known,

        /// <summary>It is just coming in.</summary>
        UnderWay,

        /// <summary>Something else came under its key.</summary>
        Different,
    }
}
