using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using OpenContracting.Json;
using OpenContracting.Releases.Drafts;
using OpenContracting.Releases.Panama;
using OpenContracting.Releases.Rules;

namespace OpenContracting.Releases.States;

/// <summary>What all sources together say of a process now.</summary>
internal sealed class Composition
{
    // What says when and as what something was published, and not what the process is.
    private static readonly string[] Head = ["id", "date", "tag", "publishedDate"];

    private readonly DraftObject draft;
    private readonly ReleaseDocument newest;
    private readonly string? newestExport;
    private JsonItem? content;

    private Composition(DraftObject draft, ReleaseDocument newest, string? newestExport)
    {
        this.draft = draft;
        this.newest = newest;
        this.newestExport = newestExport;
    }

    /// <summary>What states come to.</summary>
    /// <param name="states">One or more of one process.</param>
    /// <param name="ocid">The ocid, which not all sources know.</param>
    public static Composition Of(IReadOnlyList<ProcessState> states, string? ocid)
    {
        var effective = EffectiveState.Of(states);
        var ordered = Precedence.Whole.Order(effective).ToList();
        var draft = ordered[0].Draft;
        foreach (var state in ordered.Skip(1))
            Fill(draft, state.Draft);
        if (ordered.Count > 1)
        {
            foreach (var field in Precedence.Fields)
                Choose(draft, field, effective);
            AddParties(draft, ordered);
        }

        var newest = Newest(states);
        if (ocid is not null && draft["ocid"] is null)
            draft["ocid"] = new DraftValue(ocid, isText: true, Origin.AsGiven("ocid-of-the-number"));
        return new(draft, newest.Release with { Ocid = ocid ?? newest.Release.Ocid }, newest.Export);
    }

    /// <summary>The state that gives the whole its date.</summary>
    public static ProcessState Newest(IEnumerable<ProcessState> states) => states.MaxBy(state => (state.Release.Date, state.ExportDate))!;

    /// <summary>Whether a property of a release is no part of its content.</summary>
    public static bool IsHead(JsonValue property) =>
        property.NameIs("id"u8) || property.NameIs("date"u8) || property.NameIs("tag"u8) || property.NameIs("publishedDate"u8);

    public static bool SameContent(ReadOnlyMemory<byte> one, ReadOnlyMemory<byte> other) =>
        JsonEquality.Same(ContentOf(Draft.Parse(one.Span)).Root, ContentOf(Draft.Parse(other.Span)).Root);

    public bool HasContentOf(Composition other) => JsonEquality.Same(Content.Root, other.Content.Root);

    /// <summary>The state as a compiled release.</summary>
    public ReleaseDocument ToCompiled()
    {
        var date = Text(newest.Date, newest);
        var compiled = WithHead(draft, IdOf(newest, date), date);
        compiled.Array("tag").Add(new DraftValue("compiled", isText: true, Origin.AsGiven("compiled")));
        return Document(compiled, newest.Date);
    }

    /// <summary>The state as the release that tells of it: all that is, null for each literal that is no more.</summary>
    public ReleaseDocument ToRelease(ProcessState because, IReadOnlyList<ReleaseDocument> published, Composition? before)
    {
        var moment = published.Count == 0 ? because.Release.Date : Moment(because, published[^1].Date);
        var date = Text(moment, because.Release);
        var id = before is null ? because.Release.Id : IdOf(newest, date);
        // The nulls are written into it, and this is what the next state is held against.
        var release = WithHead((DraftObject)Copy(draft), id, date);
        if (before is null)
            release["tag"] = draft["tag"];
        else
        {
            release["tag"] = UpdateTags.Of(before.draft, draft);
            Removals.Write(before.draft, release);
        }

        var document = Document(release, moment);
        if (published.All(known => known.Id != id))
            return document;
        // The source changed what it says without changing its date: the id tells the two apart by their content.
        var hash = Convert.ToHexStringLower(SHA256.HashData(document.Json.Span).AsSpan(0, 4));
        release["id"] = new DraftValue($"{id}-{hash}", isText: true, Origin.AsGiven("id-repeated"));
        return Document(release, moment);
    }

    /// <summary>The date of the release that tells of a change: the state's own, or where one of that time or later is out already, the export's, or that one's.</summary>
    public static DateTimeOffset Moment(ProcessState because, DateTimeOffset last)
    {
        if (because.Release.Date > last)
            return because.Release.Date;
        return because.ExportDate is { } export && export > last ? export : last;
    }

    /// <summary>A moment as the source wrote it; else as Panama does. Nothing changes because it was kept as another text for the same moment.</summary>
    public static string Text(DateTimeOffset moment, JsonValue stated) =>
        stated.IsString && PanamaDate.TryParse(stated.GetString(), out var date) && date.Start == moment ? stated.GetString()! : PanamaDate.WriteLocal(moment);

    public static string IdOf(ReleaseDocument newest, string date) => $"{newest.Ocid ?? newest.ExternalReference}-{date}";

    private JsonItem Content => content ??= ContentOf(draft);

    private static string Text(DateTimeOffset moment, ReleaseDocument source) => Text(moment, JsonItem.Parse(source.Json).Root["date"u8]);

    private static DraftObject WithHead(DraftObject draft, string id, string date)
    {
        var release = new DraftObject { ["ocid"] = draft["ocid"] };
        release["id"] = new DraftValue(id, isText: true, Origin.AsGiven("ocid-and-date"));
        release["date"] = new DraftValue(date, isText: true, draft["date"] is DraftValue { Origin: { } origin } ? origin : Origin.AsGiven("date"));
        release["tag"] = new DraftArray();
        foreach (var (name, value) in draft)
            if (!Head.Contains(name) && name != "ocid")
                release[name] = value;
        return release;
    }

    private ReleaseDocument Document(DraftObject release, DateTimeOffset date) => newest with
    {
        Id = release.Text("id")!,
        Date = date,
        Json = Bytes(release),
        Provenance = newest.Provenance.IsEmpty ? default(ReadOnlyMemory<byte>) : ProvenanceOf(release),
    };

    private byte[] ProvenanceOf(DraftObject release)
    {
        using var provenance = JsonDocument.Parse(newest.Provenance);
        var place = provenance.RootElement.GetProperty("sources")[0];
        var rule = provenance.RootElement.GetProperty("rules")[0].GetString()!;
        return new ProvenanceWriter(place[0].GetString()!, place[1].GetInt64(), newestExport).Write(release, rule, []);
    }

    private static byte[] Bytes(Draft draft)
    {
        var bytes = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(bytes, Draft.WriterOptions))
            draft.Write(writer);
        return bytes.WrittenSpan.ToArray();
    }

    private static JsonItem ContentOf(DraftObject draft)
    {
        var content = new DraftObject();
        foreach (var (name, value) in draft)
            if (!Head.Contains(name))
                content[name] = value;
        return JsonItem.Parse(Bytes(content));
    }

    private static Draft Copy(Draft draft)
    {
        if (draft is DraftArray array)
        {
            var members = new DraftArray();
            foreach (var member in array)
                members.Add(Copy(member));
            return members;
        }

        if (draft is not DraftObject node)
            return draft;
        var properties = new DraftObject();
        foreach (var (name, value) in node)
            properties[name] = Copy(value);
        return properties;
    }

    /// <summary>Takes over what is absent. Arrays are taken whole or not at all: members of two sources name different things alike.</summary>
    private static void Fill(DraftObject into, DraftObject from)
    {
        foreach (var (name, value) in from)
        {
            if (into[name] is DraftObject known && value is DraftObject more)
                Fill(known, more);
            else if (into[name] is null && name != "parties")
                into[name] = value;
        }
    }

    private static void Choose(DraftObject into, Precedence field, List<EffectiveState> states)
    {
        foreach (var state in field.Order(states))
        {
            if (At(state.Draft, field.Path) is not { } chosen)
                continue;
            var holder = into;
            foreach (var name in field.Path[..^1])
                holder = holder.Object(name);
            holder[field.Path[^1]] = chosen;
            return;
        }
    }

    private static Draft? At(DraftObject draft, string[] path)
    {
        Draft? at = draft;
        foreach (var name in path)
            at = (at as DraftObject)?[name];
        return at;
    }

    /// <summary>Adds the parties that what was taken over from other sources refers to.</summary>
    private static void AddParties(DraftObject draft, IEnumerable<EffectiveState> ordered)
    {
        var known = draft.Objects("parties").Select(Id).ToHashSet();
        var needed = Organizations.References(draft).Select(entry => Id(entry.Reference)).Where(id => !known.Contains(id)).ToHashSet();
        foreach (var party in ordered.SelectMany(state => state.Draft.Objects("parties")).ToList())
            if (needed.Remove(Id(party)))
                draft.Array("parties").Add(party);
    }

    private static string? Id(DraftObject organization) => (organization["id"] as DraftValue)?.Text;
}
