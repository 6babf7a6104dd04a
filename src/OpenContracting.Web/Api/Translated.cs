namespace OpenContracting.Web.Api;

/// <summary>A text in Spanish, and in English where somebody wrote it in English too.</summary>
/// <param name="Es">In Spanish.</param>
/// <param name="En">In English; absent where nobody wrote it.</param>
public sealed record Translated(string Es, string? En = null)
{
    public static Translated? Of(string? es, string? en) => es is null ? null : new(es, en);
}
