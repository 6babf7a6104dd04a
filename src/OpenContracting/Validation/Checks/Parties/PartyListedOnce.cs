using OpenContracting.Json;

namespace OpenContracting.Validation.Checks.Parties;

/// <summary>An organization is one party, whatever its roles.</summary>
/// <remarks>
/// Two parties are one organization when scheme and number of their identifier are equal. (1) Fewer than two parties have an identifier
/// with scheme and number. (2) Parties with equal ids are the schema's finding.
/// </remarks>
internal sealed class PartyListedOnce : Check
{
    private const int Few = 32;

    public override string Code => "party-listed-once";
    public override Severity Severity => Severity.Warning;
    public override NoticeKind Kind => NoticeKind.Quality;
    public override CheckSubject Subjects => CheckSubject.Project | CheckSubject.AnyRelease;
    public override IReadOnlyList<string> LooksFor => ["identifier"];

    public override void Inspect(JsonValue subject, CheckRun run)
    {
        run.DoesNotApply(1);
        var parties = subject["parties"u8];
        if (parties.Elements.Count < 2)
            return;
        if (HaveDistinctIdentifiers(parties, out var identified))
        {
            run.Pass(Math.Max(0, identified - 1));
            return;
        }

        var seen = run.Seen(SameOrganization.Instance);
        foreach (var party in parties.Elements)
        {
            var identifier = party["identifier"u8];
            if (!identifier["scheme"u8].IsString || identifier["id"u8].IsEmpty)
                continue;
            if (seen.Add(party))
            {
                if (seen.Count > 1)
                    run.Pass();
            }
            else if (seen.TryGetValue(party, out var first) && !first["id"u8].SameText(party["id"u8])) // (2)
            {
                run.Fail(party["id"u8].Exists ? party["id"u8] : party, shown: identifier["id"u8], arguments: [first["id"u8].GetString() ?? ""]);
            }
        }
    }

    // Of nearly all lists this is all there is to say.
    private static bool HaveDistinctIdentifiers(JsonValue parties, out int identified)
    {
        Span<ulong> hashes = stackalloc ulong[Few];
        identified = 0;
        foreach (var party in parties.Elements)
        {
            var identifier = party["identifier"u8];
            var id = identifier["id"u8];
            if (id.IsEmpty || !identifier["scheme"u8].IsString)
                continue;
            var hash = JsonEquality.Hash(id);
            if (identified == Few || hashes[..identified].Contains(hash))
                return false;
            hashes[identified++] = hash;
        }

        return true;
    }

    private sealed class SameOrganization : IEqualityComparer<JsonValue>
    {
        public static readonly SameOrganization Instance = new();

        public bool Equals(JsonValue x, JsonValue y) =>
            x["identifier"u8]["id"u8].SameText(y["identifier"u8]["id"u8])
            && x["identifier"u8]["scheme"u8].SameText(y["identifier"u8]["scheme"u8]);

        public int GetHashCode(JsonValue party) => (int)JsonEquality.Hash(party["identifier"u8]["id"u8]);
    }
}
