namespace OpenContracting.Web.Cases;

/// <summary>What the form sends: texts as typed.</summary>
public sealed class CaseForm
{
    public string? Lane { get; set; }
    public string? Category { get; set; }
    public string? Project { get; set; }
    public string? Text { get; set; }

    /// <summary>How to reach the author outside the mailbox, if they wish; sealed with the report.</summary>
    public string? Contact { get; set; }

    // Of what was filed elsewhere.
    public string? Office { get; set; }
    public string? FiledOn { get; set; }
    public string? Link { get; set; }

    /// <summary>Says that it is another thing than the one that reads alike.</summary>
    public bool IsAnother { get; set; }

    /// <summary>When the form was shown, its question, and the receipt it will have: sealed, so that nothing of it can be made up or read.</summary>
    public string? Token { get; set; }

    /// <summary>The answer to the form's question.</summary>
    public string? Answer { get; set; }

    /// <summary>A field that people do not see: whoever fills it in is a program.</summary>
    public string? Website { get; set; }
}
