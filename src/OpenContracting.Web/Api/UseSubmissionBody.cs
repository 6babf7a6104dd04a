using OpenContracting.Web.Uses;

namespace OpenContracting.Web.Api;

/// <summary>What somebody made with the data, as they send it in; nothing personal is asked for.</summary>
public sealed record UseSubmissionBody
{
    /// <summary>news, report, audit, study, application, visualisation, complaint, legalAction, training, policyChange or other.</summary>
    public string? Kind { get; init; }

    /// <summary>Up to 200 characters.</summary>
    public string? Title { get; init; }

    /// <summary>What was done with the data, up to 2,000 characters.</summary>
    public string? Summary { get; init; }

    /// <summary>Where it can be read; null when it has no address.</summary>
    public string? Url { get; init; }

    /// <summary>A medium, an organisation, a name, as it is to be shown.</summary>
    public string? Author { get; init; }

    /// <summary>2026-03-31.</summary>
    public string? MadeOn { get; init; }

    /// <summary>The projects it is about, up to 50 ids.</summary>
    public IReadOnlyList<string>? Projects { get; init; }

    /// <summary>To be answered; never published, and forgotten with the decision.</summary>
    public string? Email { get; init; }

    internal UseForm ToForm() => new()
    {
        Kind = Word.Find<Storage.Uses.UseKind>(Kind)?.ToString(),
        Title = Title,
        Summary = Summary,
        Url = Url,
        Author = Author,
        MadeOn = MadeOn,
        Projects = string.Join('\n', Projects ?? []),
        Email = Email,
    };
}
