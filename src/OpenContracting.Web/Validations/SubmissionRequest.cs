namespace OpenContracting.Web.Validations;

/// <summary>What came with a request to validate: a document already written down, or the address of one, and for how long to keep the report.</summary>
internal sealed record SubmissionRequest
{
    public SpooledDocument? Document { get; set; }

    public string? Address { get; set; }

    public string? Days { get; set; }
}
