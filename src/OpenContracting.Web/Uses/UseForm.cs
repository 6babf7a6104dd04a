namespace OpenContracting.Web.Uses;

/// <summary>What the form sends: texts as typed.</summary>
public sealed class UseForm
{
    public string? Kind { get; set; }
    public string? Title { get; set; }
    public string? Summary { get; set; }
    public string? Url { get; set; }
    public string? Author { get; set; }
    public string? MadeOn { get; set; }
    public string? Projects { get; set; }
    public string? Email { get; set; }

    /// <summary>When the form was shown, and its number: signed, so that it cannot be made up.</summary>
    public string? Token { get; set; }

    /// <summary>A field that people do not see: whoever fills it in is a program.</summary>
    public string? Website { get; set; }
}
