namespace OpenContracting.Web.Api;

/// <summary>A text in Spanish, and in English where somebody wrote it in English too.</summary>
public sealed record Translated(string Es, string? En = null)
{
    public static Translated? Of(string? es, string? en) => es is null ? null : new(es, en);
}
