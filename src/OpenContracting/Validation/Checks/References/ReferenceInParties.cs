using OpenContracting.Json;

namespace OpenContracting.Validation.Checks.References;

/// <summary>A release's references to organizations of one role have an id, and a party has that id.</summary>
/// <remarks>
/// Pelican's <c>reference.*_in_parties</c>; of projects <see cref="MissingOrgRefs"/> and its kin ask the same. Ids are compared with their type:
/// 1 is not "1". (1) Nobody of this role is referred to. (2) Two parties with one id are the schema's finding.
/// </remarks>
internal sealed class ReferenceInParties(PartyRole role) : Check
{
    public override string Code => $"{role.Name}-in-parties";
    public override string Variant => $"role.{role.Name}";
    public override Severity Severity => Severity.Warning;
    public override NoticeKind Kind => NoticeKind.Quality;
    public override CheckSubject Subjects => CheckSubject.AnyRelease;
    public override IReadOnlyList<string> LooksFor => role.LastNames;

    public override void Inspect(JsonValue subject, CheckRun run)
    {
        run.DoesNotApply(1);
        foreach (var path in role.Ocds)
            foreach (var (reference, found) in run.Parties.At(path))
            {
                if (!reference.IsObject)
                    continue;
                if (found.Exists)
                    run.Pass();
                else
                    run.Fail(reference["id"u8] is { Exists: true } id ? id : reference);
            }
    }
}
