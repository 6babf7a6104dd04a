using OpenContracting.Json;

namespace OpenContracting.Validation.Checks.Documents;

/// <summary>A document's type belongs to the stage it is published under. Pelican's <c>document_type</c>.</summary>
/// <remarks>
/// (1) No document under planning, tender, awards, contracts or implementation has a type. (2) Types that the codelist assigns to no
/// stage fit anywhere.
/// </remarks>
internal sealed class DocumentTypeSection : Check
{
    private static readonly (FieldPath Documents, DocumentStages Stage)[] Places =
    [
        (new("planning/documents"), DocumentStages.Planning),
        (new("tender/documents"), DocumentStages.Tender),
        (new("awards/documents"), DocumentStages.Award),
        (new("contracts/documents"), DocumentStages.Contract),
        (new("contracts/implementation/documents"), DocumentStages.Implementation),
    ];

    public override string Code => "document-type-section";
    public override Severity Severity => Severity.Warning;
    public override NoticeKind Kind => NoticeKind.Quality;
    public override CheckSubject Subjects => CheckSubject.AnyRelease;
    public override IReadOnlyList<string> LooksFor => ["documentType"];

    public override void Inspect(JsonValue subject, CheckRun run)
    {
        run.DoesNotApply(1);
        foreach (var (path, stage) in Places)
            foreach (var document in path.In(subject))
            {
                var type = document["documentType"u8];
                if (!type.IsString)
                    continue;
                var stages = DocumentTypeStages.Of(type);
                if ((stages & stage) != 0)
                    run.Pass();
                else if (stages != DocumentStages.None) // (2)
                    run.Fail(type, expected: stages.ToString().ToLowerInvariant(), arguments: [stage.ToString().ToLowerInvariant()]);
            }
    }
}
