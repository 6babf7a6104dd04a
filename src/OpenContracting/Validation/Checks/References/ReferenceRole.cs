using System.Text;
using OpenContracting.Json;

namespace OpenContracting.Validation.Checks.References;

/// <summary>A party that is referred to in a role has that role.</summary>
/// <remarks>
/// Pelican's <c>consistent.*_in_parties_roles</c>, and <c>semantics_role_coherence</c> of the official quality notebook for OC4IDS.
/// (1) Nobody of this role is referred to. (2) The reference points at no party, which has a check of its own.
/// </remarks>
internal sealed class ReferenceRole(PartyRole role) : Check
{
    public override string Code => $"{role.Name}-in-parties-roles";
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
                if (!id.Exists)
                    run.DoesNotApply(2);
                else if (run.Parties.Has(id.Parent, role))
                    run.Pass();
                else
                    run.Fail(reference["id"u8], expected: run.Keeps ? Encoding.UTF8.GetString(role.Code) : null);
            }
    }
}
