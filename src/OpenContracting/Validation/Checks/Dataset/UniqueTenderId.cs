using OpenContracting.Json;
using OpenContracting.Validation.Reading;

namespace OpenContracting.Validation.Checks.Dataset;

/// <summary>No two contracting processes have a tender with the same id. Pelican's <c>unique.tender_id</c>.</summary>
/// <remarks>(1) No compiled release has a tender with an id.</remarks>
internal sealed class UniqueTenderId : DatasetCheck<Repeated>
{
    public override string Code => "unique-tender-id";
    public override Severity Severity => Severity.Warning;
    public override NoticeKind Kind => NoticeKind.Quality;
    public override CheckSubject Subjects => CheckSubject.CompiledRelease;
    public override IReadOnlyList<string> LooksFor => ["tender"];

    public override void Inspect(JsonValue subject, CheckRun run)
    {
        var id = subject["tender"u8]["id"u8];
        if (!id.IsEmpty)
            Remember(run, new Repeated(JsonEquality.Hash(id), id.ToString(), run.Place(subject)));
    }

    public override DatasetMemory<Repeated> Begin() => new Ids();

    private sealed class Ids : DatasetMemory<Repeated>
    {
        private readonly IdentityTable seen = new();
        private readonly List<Repeated> again = [];
        private int unshown;

        public override void Add(Repeated fact)
        {
            if (seen.Add(fact.Hash, 0, out _, out _))
                return;
            if (again.Count < ShownPlaces.Most)
                again.Add(fact);
            else
                unshown++;
        }

        public override void Conclude(DatasetRun run, DatasetMemory? previous)
        {
            if (seen.Count == 0)
                run.DoesNotApply(1);
            run.Pass(seen.Count);
            foreach (var fact in again)
                run.Fail(fact.Item with { Pointer = fact.Item.Pointer + "/tender/id" }, value: fact.Id);
            run.FailUnshown(unshown);
        }
    }
}
