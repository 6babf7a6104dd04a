using System.Text;
using System.Text.Json;
using OpenContracting.Json;
using OpenContracting.Releases.Merging;

namespace OpenContracting.Releases;

/// <summary>Merges the releases of one contracting process.</summary>
/// <remarks>
/// Releases are taken in the order of their dates, those of one date as given. Where the existing tools and the standard's text
/// differ the text is followed, unless <see cref="MergeOptions.Behaviour"/> says otherwise.
/// </remarks>
public static class ReleaseMerger
{
    /// <summary>The compiled release: the newest state of each field.</summary>
    /// <exception cref="MergeException">The releases cannot be merged.</exception>
    public static byte[] Compile(IReadOnlyList<ReadOnlyMemory<byte>> releases) => Compile(releases, MergeOptions.Default);

    /// <summary>The compiled release: the newest state of each field.</summary>
    /// <exception cref="MergeException">The releases cannot be merged.</exception>
    public static byte[] Compile(IReadOnlyList<ReadOnlyMemory<byte>> releases, MergeOptions options)
    {
        using var ordered = OrderedReleases.Read(releases, options);
        var merge = new Merge(options, versioned: false) { Ocid = ordered.Ocid };
        for (var number = 0; number < ordered.Items.Count; number++)
            merge.Add(ordered.Items[number].Root, number);
        var output = new MergeOutput(merge, versionHeads: null);
        WriteHead(output, ordered);
        output.WriteRoot();
        output.Write((byte)'}');
        return output.ToArray();
    }

    /// <summary>The versioned release: every value each field has had, with the release that gave it.</summary>
    /// <exception cref="MergeException">The releases cannot be merged.</exception>
    public static byte[] Version(IReadOnlyList<ReadOnlyMemory<byte>> releases) => Version(releases, MergeOptions.Default);

    /// <summary>The versioned release: every value each field has had, with the release that gave it.</summary>
    /// <exception cref="MergeException">The releases cannot be merged.</exception>
    public static byte[] Version(IReadOnlyList<ReadOnlyMemory<byte>> releases, MergeOptions options)
    {
        using var ordered = OrderedReleases.Read(releases, options);
        var merge = new Merge(options, versioned: true) { Ocid = ordered.Ocid };
        for (var number = 0; number < ordered.Items.Count; number++)
            merge.Add(ordered.Items[number].Root, number);
        var output = new MergeOutput(merge, [.. ordered.Items.Select(item => VersionHead(item.Root, ordered.GivenDate))]);
        output.Write((byte)'{');
        if (ordered.Items[^1].Root["ocid"u8] is { Exists: true } ocid)
        {
            output.Write("\"ocid\":"u8);
            output.Write(ocid.Raw);
        }

        output.WriteRoot();
        output.Write((byte)'}');
        return output.ToArray();
    }

    private static void WriteHead(MergeOutput output, OrderedReleases ordered)
    {
        var date = ordered.Items[^1].Root["date"u8];
        var written = ordered.GivenDate ?? (date.IsString ? date.GetString() : null);
        output.Write("{"u8);
        if (ordered.Ocid is not null)
        {
            output.Write("\"ocid\":"u8);
            output.Write(Json(ordered.Ocid));
            output.Write((byte)',');
        }

        output.Write("\"id\":"u8);
        output.Write(Json(string.Join('-', new[] { ordered.Ocid, written }.Where(part => part is { Length: > 0 }))));
        if (ordered.GivenDate is not null)
        {
            output.Write(",\"date\":"u8);
            output.Write(Json(ordered.GivenDate));
        }
        else if (date.Exists)
        {
            output.Write(",\"date\":"u8);
            output.Write(date.Raw);
        }

        output.Write(",\"tag\":[\"compiled\"]"u8);
    }

    private static byte[] Json(string text) =>
        [(byte)'"', .. JsonEncodedText.Encode(text, Drafts.Draft.WriterOptions.Encoder).EncodedUtf8Bytes, (byte)'"'];

    private static byte[] VersionHead(JsonValue release, string? givenDate)
    {
        var head = new List<byte>(200);
        Append("{\"releaseID\":"u8, release["id"u8]);
        if (givenDate is null)
            Append(",\"releaseDate\":"u8, release["date"u8]);
        else
            head.AddRange([.. ",\"releaseDate\":"u8, .. Json(givenDate)]);
        Append(",\"releaseTag\":"u8, release["tag"u8]);
        head.AddRange(",\"value\":"u8);
        return [.. head];

        void Append(ReadOnlySpan<byte> name, JsonValue value)
        {
            head.AddRange(name);
            if (!value.Exists)
                head.AddRange("null"u8);
            else if (value.IsArray)
                head.AddRange(Encoding.UTF8.GetBytes("[" + string.Join(',', Texts(value)) + "]"));
            else
                head.AddRange(value.Raw);
        }
    }

    private static List<string> Texts(JsonValue array)
    {
        var texts = new List<string>();
        foreach (var member in array.Elements)
            texts.Add(Encoding.UTF8.GetString(member.Raw));
        return texts;
    }
}
