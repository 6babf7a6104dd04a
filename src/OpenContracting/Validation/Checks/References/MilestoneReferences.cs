using OpenContracting.Json;

namespace OpenContracting.Validation.Checks.References;

/// <summary>The milestone a payment refers to is among the milestones of its process or of the project.</summary>
/// <remarks>(1) No payment refers to a milestone. (2) A reference without an id is the schema's finding.</remarks>
internal sealed class MilestoneReferences : Check
{
    private static readonly FieldPath[] Transactions = [new("transactions"), new("contractingProcesses/summary/transactions")];

    public override string Code => "milestone-references";
    public override Severity Severity => Severity.Warning;
    public override NoticeKind Kind => NoticeKind.Quality;
    public override CheckSubject Subjects => CheckSubject.Project;
    public override IReadOnlyList<string> LooksFor => ["relatedImplementationMilestone"];

    public override void Inspect(JsonValue subject, CheckRun run)
    {
        run.DoesNotApply(1);
        foreach (var path in Transactions)
            foreach (var transaction in path.In(subject))
            {
                var id = transaction["relatedImplementationMilestone"u8]["id"u8];
                if (!id.Exists) // (2)
                    continue;
                var owner = transaction.Parent.Parent;
                if (run.Ids(owner["milestones"u8]).Contains(id) || run.Ids(subject["milestones"u8]).Contains(id))
                    run.Pass();
                else
                    run.Fail(id);
            }
    }
}
