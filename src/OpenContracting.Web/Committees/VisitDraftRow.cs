using OpenContracting.People.Committees;
using OpenContracting.Storage.Committees;

namespace OpenContracting.Web.Committees;

/// <summary>A draft as the workroom shows it.</summary>
public sealed record VisitDraftRow(VisitDraft Draft, string? Title, IReadOnlyList<VisitPhotoRow> Photos, int Agreed, int Voices)
{
    public bool IsMine { get; init; }

    public bool HasMyAgreement { get; init; }

    public bool IsAgreed => VisitAgreement.IsReached(Voices, Agreed);

    public int Missing => VisitAgreement.Missing(Voices, Agreed);
}
