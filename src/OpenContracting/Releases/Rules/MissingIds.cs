using System.Security.Cryptography;
using System.Text.Json;
using OpenContracting.Releases.Drafts;

namespace OpenContracting.Releases.Rules;

/// <summary>Gives an id to what the standard wants one for and the source gives none: the same id for the same thing in every release.</summary>
internal static class MissingIds
{
    public const string Rule = "id-from-content";

    public const string RepeatedRule = "id-repeated";

    // The arrays whose members OCDS 1.1 merges by id and requires one of.
    internal static readonly HashSet<string> Arrays =
        ["documents", "items", "awards", "contracts", "milestones", "transactions", "relatedProcesses"];

    public static void Fill(DraftObject release, List<Origin> unread)
    {
        Walk(release);
        FillAwardIds(release, unread);
    }

    // A contract without its award is no contract to OCDS: the only award is its award; among several nobody can tell.
    private static void FillAwardIds(DraftObject release, List<Origin> unread)
    {
        if (release["contracts"] is not DraftArray contracts)
            return;
        var only = release.Objects("awards").ToList() is [var award] ? award["id"] as DraftValue : null;
        foreach (var contract in contracts.OfType<DraftObject>().Where(contract => contract["awardID"] is null).ToList())
        {
            if (only is not null)
                contract["awardID"] = new DraftValue(only.Text, only.IsText, Origin.AsGiven("only-award"));
            else
            {
                contracts.Remove(contract);
                if (contract["id"] is DraftValue id)
                    unread.Add((id.Origin ?? Origin.AsGiven("")) with { Rule = "contract-without-award", Raw = id.Text });
            }
        }

        if (contracts.Count == 0)
            release.Remove("contracts");
    }

    private static void Walk(Draft draft)
    {
        if (draft is DraftArray array)
        {
            foreach (var member in array)
                Walk(member);
            return;
        }

        if (draft is not DraftObject node)
            return;
        foreach (var (name, value) in node)
        {
            Walk(value);
            if (Arrays.Contains(name) && value is DraftArray members)
                Fill(members);
        }
    }

    private static void Fill(DraftArray members)
    {
        var given = new Dictionary<string, int>();
        foreach (var member in members.OfType<DraftObject>())
        {
            var id = (member["id"] as DraftValue)?.Text;
            if (id is { Length: > 0 } and not "null")
            {
                // Two things with one id in one release would be merged into one.
                var times = given[id] = given.GetValueOrDefault(id) + 1;
                if (times > 1)
                    member["id"] = new DraftValue($"{id}-{times}", isText: true, Origin.AsGiven(RepeatedRule));
                continue;
            }

            id = FromUrl(member.Text("url")) ?? FromContent(member);
            var count = given[id] = given.GetValueOrDefault(id) + 1;
            member["id"] = new DraftValue(count == 1 ? id : $"{id}-{count}", isText: true, Origin.AsGiven(Rule));
        }
    }

    private static string? FromUrl(string? url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri))
            return null;
        var last = uri.Segments[^1].Trim('/');
        return last.Length >= 8 && uri.Query.Length == 0 ? last : null;
    }

    private static string FromContent(DraftObject member)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, Draft.WriterOptions))
            member.Write(writer);
        return Convert.ToHexStringLower(SHA256.HashData(bytes.ToArray()).AsSpan(0, 8));
    }
}
