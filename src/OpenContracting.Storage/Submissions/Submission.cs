namespace OpenContracting.Storage.Submissions;

/// <summary>A document that somebody sent to be validated. Its bytes stay with the process that took it; what was found stands here.</summary>
public sealed class Submission
{
    public const int LongestName = 200;

    /// <summary>128 random bits as text: whoever knows it may read the report.</summary>
    public required string Id { get; set; }

    /// <summary>SHA-256 of the secret that may delete it.</summary>
    public required byte[] SecretHash { get; set; }

    // The document.
    public required string Name { get; set; }
    public required long Size { get; set; }
    public required byte[] Sha256 { get; set; }

    // How far it has come.
    public SubmissionState State { get; set; }
    public string? FaultCode { get; set; }
    public long BytesRead { get; set; }

    /// <summary>When the process that has it last said so; one that stays silent is taken for dead.</summary>
    public required DateTimeOffset SeenAt { get; set; }

    /// <summary>Verdicts and counts as JSON, for lists and badges; the whole is a <see cref="SubmissionReport"/>.</summary>
    public string? Summary { get; set; }

    // Its life.
    public required DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset? FinishedAt { get; set; }
    public required DateTimeOffset ExpiresAt { get; set; }
}
