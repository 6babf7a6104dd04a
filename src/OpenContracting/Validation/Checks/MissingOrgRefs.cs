using OpenContracting.Json;

namespace OpenContracting.Validation.Checks;

/// <summary>An organization reference points at one of the project's parties.</summary>
/// <remarks>
/// The places are those of lib-cove-oc4ids; finance, transactions and meetings have a check of their own.
/// (1) The project refers to no organization. (2) A reference without an id is passed over.
/// If <c>parties</c> is no array every reference fails.
/// </remarks>
internal sealed class MissingOrgRefs : Check
{
    private static readonly FieldPath[] References =
    [
        new("publicAuthority"),
        new("budget/budgetBreakdowns/budgetBreakdown/sourceParty"),
        new("contractingProcesses/summary/tender/tenderers"),
        new("contractingProcesses/summary/tender/procuringEntity"),
        new("contractingProcesses/summary/tender/administrativeEntity"),
        new("contractingProcesses/summary/suppliers"),
    ];

    public override string Code => "missing-org-refs";
    public override Severity Severity => Severity.Warning;
    public override NoticeKind Kind => NoticeKind.Quality;
    public override CheckSubject Subjects => CheckSubject.Project;

    public override void Inspect(JsonValue subject, CheckRun run)
    {
        var parties = run.Ids(subject["parties"u8]);
        run.DoesNotApply(1);
        foreach (var path in References)
            foreach (var reference in path.In(subject))
            {
                var id = reference["id"u8];
                if (!id.Exists) // (2)
                    continue;
                if (parties.Contains(id))
                    run.Pass();
                else
                    run.Fail(id);
            }
    }
}
