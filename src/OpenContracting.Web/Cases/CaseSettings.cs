using OpenContracting.People.Cases;
using OpenContracting.Web.Hosting;

namespace OpenContracting.Web.Cases;

/// <summary>Who receives confidential reports, and the clocks.</summary>
public sealed record CaseSettings
{
    /// <summary>Names and public keys; without any the confidential lane is closed.</summary>
    /// <remarks>Settings and not rows: who can write to the database cannot make themselves a reader.</remarks>
    public required IReadOnlyList<CaseRecipient> Recipients { get; init; }

    /// <summary>Working days that an institution has to answer an observation.</summary>
    public required int ReplyDays { get; init; }

    /// <summary>Days after which what a closed case said is forgotten.</summary>
    public required int KeepDays { get; init; }

    /// <summary>The program that draws the pages of a PDF; null for none.</summary>
    public string? Renderer { get; init; }

    public bool TakesConfidential => Recipients.Count > 0;

    public static CaseSettings Read(InstanceOptions options, List<string> mistakes)
    {
        var recipients = new List<CaseRecipient>();
        foreach (var part in options.CaseRecipients.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            if (part.Split('=', 2, StringSplitOptions.TrimEntries) is [{ Length: > 0 } name, var text] && CasePublicKey.TryParse(text) is { } key)
                recipients.Add(new CaseRecipient(name, key));
            else
                mistakes.Add(PortalTexts.Console("host.caseRecipients", part));
        foreach (var (name, value) in ((string, int)[])[(nameof(options.CaseReplyDays), options.CaseReplyDays), (nameof(options.CaseKeepDays), options.CaseKeepDays)])
            if (value <= 0)
                mistakes.Add(PortalTexts.Console("host.notPositive", name, value));
        return new CaseSettings
        {
            Recipients = recipients,
            ReplyDays = options.CaseReplyDays,
            KeepDays = options.CaseKeepDays,
            Renderer = FindRenderer(options.EvidenceRenderer, mistakes),
        };
    }

    private static string? FindRenderer(string setting, List<string> mistakes)
    {
        if (setting == "none")
            return null;
        if (setting.Length == 0)
            return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
                .Select(folder => Path.Combine(folder, "pdftoppm")).FirstOrDefault(File.Exists);
        if (!File.Exists(setting))
            mistakes.Add(PortalTexts.Console("host.evidenceRenderer", setting));
        return Path.GetFullPath(setting);
    }
}
