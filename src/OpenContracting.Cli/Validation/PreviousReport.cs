using System.Text.Json;
using OpenContracting.Cli.Terminal;
using OpenContracting.Validation;

namespace OpenContracting.Cli.Validation;

/// <summary>An earlier report in the format json, to tell what is new, what stayed and what was mended.</summary>
/// <remarks>A finding is the same when rule, owner, place within its owner and value are; where in the file the owner stands does not matter.</remarks>
public sealed class PreviousReport
{
    private readonly Dictionary<string, int> known = [];

    /// <exception cref="OperatorException">The file is missing or no such report.</exception>
    public static PreviousReport Read(string path, Session session)
    {
        if (!File.Exists(path))
            throw new OperatorException(session.Text("previous.missing", path), ExitCode.UnreadableInput);
        var report = new PreviousReport();
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            foreach (var notice in document.RootElement.GetProperty("documents").EnumerateArray().SelectMany(each => each.GetProperty("notices").EnumerateArray()))
                report.Add(Key(notice.GetProperty("code").GetString()!, Text(notice, "objectId"), notice.GetProperty("pointer").GetString()!, Text(notice, "value")));
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new OperatorException(session.Text("previous.broken", path), ExitCode.UnreadableInput);
        }

        return report;
    }

    /// <summary>The notices of a run, to be held against by the next.</summary>
    public static PreviousReport Of(IEnumerable<Notice> notices)
    {
        var report = new PreviousReport();
        foreach (var notice in notices)
            report.Add(Key(notice));
        return report;
    }

    /// <summary>Parts notices into those that are new and those that were there, and counts what is gone.</summary>
    public (List<Notice> New, List<Notice> Still, int Fixed) Compare(IEnumerable<Notice> notices)
    {
        var left = new Dictionary<string, int>(known);
        var (fresh, still) = (new List<Notice>(), new List<Notice>());
        foreach (var notice in notices)
            if (left.GetValueOrDefault(Key(notice)) is var count and > 0)
            {
                left[Key(notice)] = count - 1;
                still.Add(notice);
            }
            else
            {
                fresh.Add(notice);
            }

        return (fresh, still, left.Values.Sum());
    }

    private static string Key(Notice notice) => Key(notice.Code, notice.ObjectId, notice.Pointer, notice.Value);

    private static string Key(string code, string? owner, string pointer, string? value)
    {
        // An owner may have moved in its list: /projects/7/title of one owner is /title of it.
        var place = owner is null ? pointer : string.Join('/', pointer.Split('/').Skip(3));
        // Of what holds others, the value changes with whatever it holds.
        return string.Join('\n', code, owner, place, value is ['{' or '[', ..] ? "" : value);
    }

    private void Add(string key) => known[key] = known.GetValueOrDefault(key) + 1;

    private static string? Text(JsonElement notice, string name) => notice.TryGetProperty(name, out var value) ? value.GetString() : null;
}
