using OpenContracting.Json;

namespace OpenContracting.Validation.Checks.Dataset;

/// <summary>An identifier (in Panama, a RUC) has one name throughout the document.</summary>
/// <remarks>
/// Names are compared without case, accents and punctuation. (1) No party has a name and an identifier with scheme and number.
/// (2) Each further name of an identifier is told once, where it first occurs.
/// </remarks>
internal sealed class OneNamePerIdentifier : DatasetCheck<IdentifierName>
{
    public override string Code => "one-name-per-identifier";
    public override Severity Severity => Severity.Warning;
    public override NoticeKind Kind => NoticeKind.Quality;
    public override CheckSubject Subjects => CheckSubject.Project | CheckSubject.AnyRelease;

    public override void Inspect(JsonValue subject, CheckRun run)
    {
        Place? place = null;
        foreach (var party in subject["parties"u8].Elements)
        {
            var (identifier, name) = (party["identifier"u8], party["name"u8]);
            if (!name.IsString || !identifier["scheme"u8].IsString || identifier["id"u8].IsEmpty)
                continue;
            if (run.Folded(name) is not { Length: > 0 } folded)
                continue;
            place ??= run.Place(subject);
            var hash = StringHash.Mix(StringHash.Of(identifier["scheme"u8]), JsonEquality.Hash(identifier["id"u8]));
            Remember(run, new IdentifierName(hash, folded, run.Text(name), place, party.Ordinal));
        }
    }

    public override DatasetMemory<IdentifierName> Begin() => new Names();

    private sealed class Names : DatasetMemory<IdentifierName>
    {
        // Dozens of names for one identifier say no more than a few.
        private const int MostNames = 20;

        private readonly Dictionary<ulong, Known> names = [];
        private readonly List<(IdentifierName Found, string First)> conflicts = [];

        public override void Add(IdentifierName fact)
        {
            if (!names.TryGetValue(fact.Identifier, out var known))
            {
                names.Add(fact.Identifier, new Known(fact.Folded, fact.Name));
                return;
            }

            if (known.Folded == fact.Folded || known.Others?.Contains(fact.Folded) == true || known.Others?.Count == MostNames) // (2)
                return;
            (known.Others ??= []).Add(fact.Folded);
            conflicts.Add((fact, known.Name));
        }

        public override void Conclude(DatasetRun run, DatasetMemory? previous)
        {
            if (names.Count == 0)
                run.DoesNotApply(1);
            foreach (var known in names.Values)
                if (known.Others is null)
                    run.Pass();
            foreach (var (found, first) in conflicts)
                run.Fail(
                    found.Item with { Pointer = $"{found.Item.Pointer}/parties/{found.Party}/name" },
                    value: $"\"{found.Name}\"", arguments: [first]);
        }

        private sealed class Known(string folded, string name)
        {
            public string Folded { get; } = folded;
            public string Name { get; } = name;
            public List<string>? Others { get; set; }
        }
    }
}
