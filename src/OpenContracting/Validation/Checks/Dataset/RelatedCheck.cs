using OpenContracting.Json;

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

    /// <summary>The part of a relation that is judged.</summary>
    /// <summary>Whether titles are compared.</summary>
    protected abstract bool NeedsTitles { get; }

    protected abstract JsonValue Shown(JsonValue relation);

    /// <summary>Judges a relation when all items are known.</summary>
    /// <param name="relation">The relation.</param>
    /// <param name="title">The title the other item gives itself; 0 when it gives none, null when it is not in the document.</param>
    /// <param name="run">Takes the outcome.</param>
    protected abstract void Judge(Relation relation, ulong? title, DatasetRun run);

    private ulong TitleOf(JsonValue title, CheckRun run) =>
        NeedsTitles && title.IsString && run.Folded(title) is { Length: > 0 } folded
            ? StringHash.Of(System.Text.Encoding.UTF8.GetBytes(folded))
            : 0;

    private sealed class Memory(RelatedCheck check) : DatasetMemory<Relation>
    {
        private readonly List<(ulong Id, ulong Title)> items = [];
        private readonly List<Relation> relations = [];

        public override void Add(Relation fact)
        {
            if (fact.At is null)
                items.Add((fact.Id, fact.Title));
            else
                relations.Add(fact);
        }

        public override void Conclude(DatasetRun run, DatasetMemory? previous)
        {
            run.DoesNotApply(1);
            if (relations.Count == 0)
                return;
            items.Sort();
            foreach (var relation in relations)
                check.Judge(relation, Find(relation.Id), run);
        }

        private ulong? Find(ulong id)
        {
            var at = items.BinarySearch((id, 0));
            at = at < 0 ? ~at : at;
            return at < items.Count && items[at].Id == id ? items[at].Title : null;
        }
    }
}
