using System.Text;
using System.Text.Json;
using OpenContracting.Json;

namespace OpenContracting.Releases.Merging;

/// <summary>The releases of one process, read and put in the order of their dates.</summary>
internal sealed class OrderedReleases : IDisposable
{
    // Tables large enough for a release are kept from one process to the next: making them costs as much as filling them.
    private const int MostKept = 64;
    private const int LargestKept = 1 << 16;

    [ThreadStatic]
    private static Stack<JsonItem>? kept;

    [ThreadStatic]
    private static ReleaseReader? reader;

    private OrderedReleases(IReadOnlyList<JsonItem> items, string? ocid, string? givenDate)
    {
        Items = items;
        Ocid = ocid;
        GivenDate = givenDate;
    }

    public IReadOnlyList<JsonItem> Items { get; }

    public string? Ocid { get; }

    /// <summary>The date of the only release, where it states none and another is known.</summary>
    public string? GivenDate { get; }

    public static OrderedReleases Read(IReadOnlyList<ReadOnlyMemory<byte>> releases, MergeOptions options)
    {
        if (releases.Count == 0)
            throw new MergeException("no-releases", "There is no release to merge.");
        var items = releases.Select(Parse).ToList();
        var ocid = items[0].Root["ocid"u8].GetString();
        if (items.Find(item => item.Root["ocid"u8].GetString() != ocid) is { } other)
            throw new MergeException(
                "different-ocids", $"A release of '{other.Root["ocid"u8].GetString()}' stands among those of '{ocid}'.");
        return items is [var only] ? new(items, ocid, DateFor(only, ocid, options)) : new(Sort(items, ocid, options), ocid, null);
    }

    /// <summary>Gives the tables back; nothing of the releases may be read after.</summary>
    public void Dispose()
    {
        kept ??= new();
        foreach (var item in Items)
        {
            if (kept.Count == MostKept)
                return;
            item.Reset(default);
            if (item.Entries.Length <= LargestKept)
                kept.Push(item);
        }
    }

    private static JsonItem Parse(ReadOnlyMemory<byte> release)
    {
        var item = kept is { Count: > 0 } ? kept.Pop() : new JsonItem();
        try
        {
            (reader ??= new ReleaseReader()).Read(item, release);
        }
        catch (JsonException fault)
        {
            throw new MergeException("malformed-json", $"A release is no well-formed JSON: {fault.Message}");
        }

        return item.Root.IsObject ? item : throw new MergeException("not-an-object", "A release is no JSON object.");
    }

    private static string? DateFor(JsonItem only, string? ocid, MergeOptions options)
    {
        if (only.Root["date"u8] is { IsString: true, IsEmpty: false })
            return null;
        options.Warn?.Invoke(new(options.DateWhenMissing is null ? "missing-date" : "date-of-package", ocid, "date", options.DateWhenMissing ?? ""));
        return options.DateWhenMissing;
    }

    // OrderBy is stable: releases of one date keep the order in which they were given.
    private static List<JsonItem> Sort(List<JsonItem> items, string? ocid, MergeOptions options)
    {
        if (items.Exists(item => !item.Root["date"u8].IsString))
            throw new MergeException("missing-date", $"A release of '{ocid}' has no date, so its place among the others is unknown.");
        if (options.Behaviour == MergeBehaviour.Standard)
        {
            var unreadable = items.Find(item => !item.Root["date"u8].TryGetInstant(out _));
            if (unreadable is null)
                return [.. items.OrderBy(item => item.Root["date"u8].TryGetInstant(out var instant) ? instant : default)];
            // With a date that is none, the dates can be told apart only as the texts they are.
            options.Warn?.Invoke(new("unreadable-date", ocid, "date", Encoding.UTF8.GetString(unreadable.Root["date"u8].Raw)));
        }

        return [.. items.OrderBy(item => item.Root["date"u8].GetString(), StringComparer.Ordinal)];
    }
}
