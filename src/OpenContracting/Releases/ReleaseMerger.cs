using System.Buffers;
using System.Text.Json;
using OpenContracting.Releases.Drafts;
using OpenContracting.Releases.Merging;
using OpenContracting.Releases.Panama;

namespace OpenContracting.Releases;

/// <summary>Merges the releases of one ocid.</summary>
public static class ReleaseMerger
{
    private static readonly MergeRule Rules = MergeRule.OfVersion("1.1.5");

    /// <summary>The compiled release: the newest state of each field.</summary>
    public static byte[] Compile(IReadOnlyList<ReadOnlyMemory<byte>> releases)
    {
        var compiled = new DraftObject();
        var ordered = releases.Select(release => Draft.Parse(release.Span)).OrderBy(Moment).ToList();
        foreach (var release in ordered)
            MergeObject(compiled, release, Rules);
        var date = ordered[^1].Text("date");
        compiled["id"] = new DraftValue($"{compiled.Text("ocid")}-{date}", true);
        compiled["date"] = ordered[^1]["date"];
        compiled["tag"] = new DraftArray();
        compiled.Array("tag").Add(new DraftValue("compiled", true));
        var bytes = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(bytes, Draft.WriterOptions))
            compiled.Write(writer);
        return bytes.WrittenSpan.ToArray();
    }

    private static DateTimeOffset Moment(DraftObject release) =>
        PanamaDate.TryParse(release.Text("date"), out var date) ? date.Start : DateTimeOffset.MinValue;

    private static void MergeObject(DraftObject into, DraftObject from, MergeRule rule)
    {
        foreach (var (name, value) in from)
        {
            var member = rule[name];
            if (member.Omit)
                continue;
            if (value is DraftValue { IsText: false, Text: "null" })
                into.Remove(name);
            else if (value is DraftObject node)
                MergeObject(into.Object(name), node, member);
            else if (value is DraftArray array && !member.WholeList && array.All(item => item is DraftObject))
                MergeArray(into.Array(name), array, member);
            else
                into[name] = value;
        }
    }

    private static void MergeArray(DraftArray into, DraftArray from, MergeRule rule)
    {
        foreach (var item in from.OfType<DraftObject>())
        {
            var id = (item["id"] as DraftValue)?.Text;
            var target = id is null ? null : into.OfType<DraftObject>().FirstOrDefault(known => (known["id"] as DraftValue)?.Text == id);
            if (target is null)
                into.Add(target = new DraftObject());
            MergeObject(target, item, rule);
        }
    }
}
