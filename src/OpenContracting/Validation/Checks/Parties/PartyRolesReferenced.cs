using OpenContracting.Json;
using OpenContracting.Validation.Checks.References;

namespace OpenContracting.Validation.Checks.Parties;

/// <summary>A party that has a role is referred to in that role.</summary>
/// <remarks>
/// Pelican's <c>consistent.parties_roles</c>, on OC4IDS too. (1) No party has one of the roles that are referred to by id. (2) Buyers and
/// funders need no reference: who they are may be told by the role alone. (3) A party without an id cannot be referred to.
/// </remarks>
internal sealed class PartyRolesReferenced : Check
{
    // (2)
    private static readonly PartyRole[] Roles =
    [
        PartyRole.PublicAuthority, PartyRole.ProcuringEntity, PartyRole.AdministrativeEntity, PartyRole.Tenderer, PartyRole.Supplier,
        PartyRole.Payer, PartyRole.Payee,
    ];

    public override string Code => "party-roles-referenced";
    public override Severity Severity => Severity.Warning;
    public override NoticeKind Kind => NoticeKind.Quality;
    public override CheckSubject Subjects => CheckSubject.Project | CheckSubject.CompiledRelease;
    public override IReadOnlyList<string> LooksFor => ["roles"];

    public override void Inspect(JsonValue subject, CheckRun run)
    {
        run.DoesNotApply(1);
        var parties = subject["parties"u8];
        foreach (var role in Roles)
        {
            var isRead = false;
            var paths = role.References(run.Subject);
            if (paths.Length == 0)
                continue;
            foreach (var party in parties.Elements)
                if (run.Parties.Has(party, role) && run.Parties.IdOf(party) is { Exists: true } id) // (3)
                {
                    if (!isRead)
                        run.Parties.ReadReferences(role, paths);
                    isRead = true;
                    if (run.Parties.IsReferenced(id, role))
                        run.Pass();
                    else
                        run.Fail(run.Keeps ? role.FindIn(party) : party, arguments: run.Keeps ? [id.GetString() ?? id.ToString()] : null);
                }
        }
    }
}
