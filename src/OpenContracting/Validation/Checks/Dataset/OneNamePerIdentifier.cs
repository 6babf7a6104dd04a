using OpenContracting.Json;
using OpenContracting.Validation.Reading;

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
    public override IReadOnlyList<string> LooksFor => ["identifier"];

    public override void Inspect(JsonValue subject, CheckRun run)
    {
        Place? place = null;
        foreach (var party in subject["parties"u8].Elements)
        {
            var (identifier, name) = (party["identifier"u8], party["name"u8]);
            if (!name.IsString || !identifier["scheme"u8].IsString || identifier["id"u8].IsEmpty)
                continue;
            var hash = StringHash.Mix(StringHash.Of(identifier["scheme"u8]), JsonEquality.Hash(identifier["id"u8]));
            // The same few institutions are in most items, and what is said again adds nothing.
            if (!run.IsNew(StringHash.Mix(hash, StringHash.Of(name))) || run.FoldedHash(name) is not (> 0 and var folded))
                continue;
            place ??= run.Place(subject);
            Remember(run, new IdentifierName(hash, folded, run.Text(name), place, party.Ordinal));
        }
    }

    public override DatasetMemory<IdentifierName> Begin() => new Names();

    private sealed class Names : DatasetMemory<IdentifierName>
    {
        // Dozens of names for one identifier say no more than a few.
        private const int MostNames = 20;

        // So many names are kept to be shown; of millions of suppliers only hashes are, twelve bytes each.
        private const int MostTexts = 20_000;

        private readonly IdentityTable first = new();
        private readonly Dictionary<long, string> texts = [];
        private readonly Dictionary<ulong, HashSet<long>> others = [];
        private readonly List<(IdentifierName Found, string First)> conflicts = [];
        private readonly IdentityTable further = new();
        private long identifiers;

        public override void Add(IdentifierName fact)
        {
            // 31 bits are what the table keeps beside an identifier; that two names of one identifier share them is one in two thousand millions.
            var name = (long)(fact.Folded >> 33);
            if (texts.Count < MostTexts)
                texts.TryAdd(name, fact.Name);
            if (first.Add(fact.Identifier, name, out var known, out _))
            {
                identifiers++;
                return;
            }

            if (known == name)
                return;
            if (!others.TryGetValue(fact.Identifier, out var names))
            {
                if (others.Count == ShownPlaces.Most)
                {
                    // Of these only that they have several names is known.
                    further.Add(fact.Identifier, 0, out _, out _);
                    return;
                }

                others[fact.Identifier] = names = [];
            }

            if (names.Count < MostNames && names.Add(name)) // (2)
                conflicts.Add((fact, texts.GetValueOrDefault(known, "…")));
        }

        public override void Conclude(DatasetRun run, DatasetMemory? previous)
        {
            if (identifiers == 0)
                run.DoesNotApply(1);
            run.Pass((int)Math.Min(int.MaxValue, identifiers - others.Count - further.Count));
            foreach (var (found, name) in conflicts)
                run.Fail(
                    found.Item with { Pointer = $"{found.Item.Pointer}/parties/{found.Party}/name" },
                    value: $"\"{found.Name}\"", arguments: [name]);
            run.FailUnshown(further.Count);
        }
    }
}
