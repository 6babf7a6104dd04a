namespace OpenContracting.Validation.Checks.References;

/// <summary>The public office met is one of the project's parties. The review tool does not look here.</summary>
internal sealed class MeetingOfficeInParties() : OrganizationReferences(
    "lobbyingMeetings/publicOffice/organization",
    "social/consultationMeetings/publicOffice/organization")
{
    public override string Code => "meeting-office-in-parties";
}
