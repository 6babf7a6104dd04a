using OpenContracting.Storage.Submissions;

namespace OpenContracting.Web.Validations;

/// <summary>A document taken in, and the secret that may delete it, which is told once.</summary>
/// <param name="Submission">The submission; its state is that of when it was taken or, after waiting, of when it ended.</param>
/// <param name="Secret">256 random bits as text.</param>
public sealed record Taken(Submission Submission, string Secret);
