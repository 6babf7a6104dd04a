using OpenContracting.Json;

namespace OpenContracting.Validation.Checks.References;

/// <summary>A reference to an organization names it as its party does.</summary>
/// <remarks>
/// Pelican's <c>consistent.*_name_in_parties</c>, on OC4IDS too. (1) Nobody of this role is referred to by id and name. (2) The
/// reference points at no party, which has a check of its own. (3) The party has no name.
/// </remarks>
internal sealed class ReferenceName(PartyRole role) : Check
{
    public override string Code => $"{role.Name}-name-in-parties";
    public override string Variant => $"role.{role.Name}";
    public override Severity Severity => Severity.Warning;
    public override NoticeKind Kind => NoticeKind.Quality;
    public override CheckSubject Subjects => role.Subjects;
    public override IReadOnlyList<string> LooksFor => role.LastNames;

    public override void Inspect(JsonValue subject, CheckRun run)
    {
        run.DoesNotApply(1);
        foreach (var path in role.References(run.Subject))
            foreach (var (reference, id) in run.Parties.At(path))
            {
                var name = reference["name"u8];
                if (!name.IsString)
                    continue;
                var partyName = id.Parent["name"u8];
                if (!id.Exists)
                    run.DoesNotApply(2);
                else if (!partyName.IsString)
                    run.DoesNotApply(3);
                else if (partyName.SameText(name))
                    run.Pass();
                else
                    run.Fail(name, expected: run.Keeps ? partyName.GetString() : null);
            }
    }
}
