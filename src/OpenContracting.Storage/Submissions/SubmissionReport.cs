namespace OpenContracting.Storage.Submissions;

/// <summary>What validating a submission found: compressed, and apart so that asking how far it is stays cheap.</summary>
public sealed class SubmissionReport
{
    public required string SubmissionId { get; set; }
    public required byte[] Bytes { get; set; }
}
