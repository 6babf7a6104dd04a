using OpenContracting.Json;

namespace OpenContracting.Validation.Checks.References;

/// <summary>The organization references at some places point at one of the project's parties.</summary>
/// <remarks>
/// (1) The project has no such reference. (2) A reference without an id is passed over.
/// If <c>parties</c> is no array every reference fails.
/// </remarks>
internal abstract class OrganizationReferences(params string[] paths) : Check
{
    private readonly FieldPath[] references = [.. paths.Select(path => new FieldPath(path))];

    public override Severity Severity => Severity.Warning;
    public override NoticeKind Kind => NoticeKind.Quality;
    public override CheckSubject Subjects => CheckSubject.Project;
    public override IReadOnlyList<string> LooksFor => [.. references.Select(path => path.LastName)];

    public override void Inspect(JsonValue subject, CheckRun run)
    {
        run.DoesNotApply(1);
        foreach (var path in references)
            foreach (var (reference, found) in run.Parties.At(path))
                if (found.Exists)
                    run.Pass();
                else if (reference["id"u8] is { Exists: true } id) // (2)
                    run.Fail(id);
    }
}
