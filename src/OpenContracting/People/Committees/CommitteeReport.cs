namespace OpenContracting.People.Committees;

/// <summary>How it stands with the final report, owed before the work is formally received.</summary>
public enum CommitteeReport
{
    /// <summary>The work is not received yet.</summary>
    NotDue,

    /// <summary>Delivered before the work was received.</summary>
    Delivered,

    /// <summary>Delivered after the work was received.</summary>
    DeliveredLate,

    /// <summary>The work was received without it.</summary>
    Missing,
}
