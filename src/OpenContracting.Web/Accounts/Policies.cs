namespace OpenContracting.Web.Accounts;

/// <summary>Who may enter: any member of staff, or administrators only; both with their second factor.</summary>
public static class Policies
{
    public const string Staff = "staff";
    public const string Administrator = "administrator";

    /// <summary>Who decides what is infrastructure and what belongs together: curators, and administrators in their place.</summary>
    public const string Curator = "curator";

    /// <summary>Who fills in what an institution states of its projects: its officers alone.</summary>
    public const string Officer = "officer";

    /// <summary>Who writes in the history of recommendations: those who run the portal, officers, and civil society.</summary>
    public const string Participant = "participant";

    /// <summary>Who keeps the register of committees: all of them, or their own.</summary>
    public const string Committees = "committees";

    /// <summary>Who fills in the transparency index: CoST's analysts, and those who read their scores a second time.</summary>
    public const string Index = "index";

    /// <summary>Who may look for a seat in a workroom; the seat itself is asked for there.</summary>
    public const string Workroom = "workroom";
}
