using OpenContracting.Json;
using OpenContracting.Validation.Reading;

namespace OpenContracting.Validation.Checks.Dataset;

/// <summary>A rule over the relations between contracting processes, or between projects, of one document.</summary>
internal abstract class RelatedCheck : DatasetCheck<Relation>
{
    private static readonly FieldPath[] OfRelease = [new("relatedProcesses"), new("contracts/relatedProcesses")];

    private static readonly FieldPath[] OfProject = [new("relatedProjects")];

    public override Severity Severity => Severity.Warning;
    public override NoticeKind Kind => NoticeKind.Quality;
    public override CheckSubject Subjects => CheckSubject.Project | CheckSubject.CompiledRelease;

    public override void Inspect(JsonValue subject, CheckRun run)
    {
        var isProject = run.Subject == CheckSubject.Project;
        var own = isProject ? subject["id"u8] : subject["ocid"u8];
        if (own.IsString)
            Remember(run, new Relation(StringHash.Of(own), TitleOf(isProject ? subject["title"u8] : subject["tender"u8]["title"u8], run)));
        foreach (var path in isProject ? OfProject : OfRelease)
            foreach (var relation in path.In(subject))
            {
                var identifier = relation["identifier"u8];
                var shown = Shown(relation);
                // Other schemes point out of the document.
                if (relation["scheme"u8].Is(isProject ? "oc4ids"u8 : "ocid"u8) && identifier.IsString && shown.IsString)
                    Remember(run, new Relation(StringHash.Of(identifier), TitleOf(relation["title"u8], run), shown.ToString(), run.Place(shown)));
            }
    }

    public sealed override DatasetMemory<Relation> Begin() => new Memory(this);

    /// <summary>Whether titles are compared.</summary>
    protected abstract bool NeedsTitles { get; }

    /// <summary>The part of a relation that is judged.</summary>
    protected abstract JsonValue Shown(JsonValue relation);

    /// <summary>Whether a relation is right; null when it cannot be said.</summary>
    /// <param name="stated">The title the relation states, as a hash; 0 for none.</param>
    /// <param name="title">The title of the item it names, 0 for none; null when the document has no such item.</param>
    protected abstract bool? IsRight(ulong stated, long? title);

    private ulong TitleOf(JsonValue title, CheckRun run) =>
        NeedsTitles && title.IsString && run.Folded(title) is { Length: > 0 } folded
            ? StringHash.Of(System.Text.Encoding.UTF8.GetBytes(folded)) >> 33 | 1
            : 0;

    private sealed class Memory(RelatedCheck check) : DatasetMemory<Relation>
    {
        // With each item's id a few bits of its title, 0 for none.
        private readonly IdentityTable items = new();
        private readonly List<Relation> relations = [];
        private readonly List<(ulong Id, ulong Title)> further = [];

        public override void Add(Relation fact)
        {
            if (fact.IsItem)
                items.Add(fact.Id, (long)fact.Title, out _, out _);
            else if (relations.Count < ShownPlaces.Most)
                relations.Add(fact);
            else
                further.Add((fact.Id, fact.Title));
        }

        public override void Conclude(DatasetRun run, DatasetMemory? previous)
        {
            run.DoesNotApply(1);
            foreach (var relation in relations)
                if (check.IsRight(relation.Title, items.Find(relation.Id)) is not { } isRight)
                    continue;
                else if (isRight)
                    run.Pass();
                else
                    run.Fail(relation.At, value: relation.Shown);
            run.Pass(further.Count(relation => check.IsRight(relation.Title, items.Find(relation.Id)) == true));
            run.FailUnshown(further.Count(relation => check.IsRight(relation.Title, items.Find(relation.Id)) == false));
        }
    }
}
