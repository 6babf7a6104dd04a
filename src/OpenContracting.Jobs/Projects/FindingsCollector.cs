using OpenContracting.Publications;
using OpenContracting.Storage.Projects;
using OpenContracting.Validation;

namespace OpenContracting.Jobs.Projects;

/// <summary>Validates several projects as one package, and tells whose each notice is.</summary>
internal sealed class FindingsCollector : INoticeSink
{
    /// <summary>Enough to see what is meant; all are counted.</summary>
    private const int KeptPerCode = 5;

    private readonly Dictionary<(string Code, NoticeKind Kind, Severity Severity), long>[] counts;
    private readonly List<Notice>[] notices;

    private FindingsCollector(int projects)
    {
        counts = [.. Enumerable.Range(0, projects).Select(_ => new Dictionary<(string, NoticeKind, Severity), long>())];
        notices = [.. Enumerable.Range(0, projects).Select(_ => new List<Notice>())];
    }

    /// <summary>What is wrong with each project, in their order; what concerns the package alone is not asked here.</summary>
    public static IReadOnlyList<ProjectFindings> Validate(
        IReadOnlyList<byte[]> projects, PackageMetadata metadata, CancellationToken cancellation)
    {
        using var package = new MemoryStream();
        var writer = PackageWriter.ForProjects(package, metadata);
        foreach (var project in projects)
            writer.Add(project);
        writer.Finish();

        var collector = new FindingsCollector(projects.Count);
        var report = Validator.Validate(package.GetBuffer().AsMemory(0, (int)package.Length), new ValidationOptions
        {
            // Other partitions have the other cores.
            Workers = 1,
            KeptPerCode = 0,
            Sink = collector,

            // Rules about the future mean the data's, so that a repeat finds the same.
            Clock = new StoppedClock(metadata.PublishedDate),
        }, cancellation);

        // A project that was not read would pass for one without errors.
        if (report.Items != projects.Count)
            throw new InvalidOperationException($"{report.Items} of {projects.Count} projects could be read.");
        return [.. collector.counts.Zip(collector.notices, Findings)];
    }

    public void Add(Notice notice)
    {
        if (notice.Item is not { } item)
            return;
        var key = (notice.Code, notice.Kind, notice.Severity);
        var count = counts[item][key] = counts[item].GetValueOrDefault(key) + 1;
        if (count <= KeptPerCode)
            notices[item].Add(notice with { Item = null, Offset = 0, Line = 1, Column = 1, Pointer = InProject(notice.Pointer) });
    }

    /// <summary><c>/projects/7/title</c> is <c>/title</c> of the project.</summary>
    private static string InProject(string pointer)
    {
        var end = pointer.IndexOf('/', "/projects/".Length);
        return end < 0 ? "" : pointer[end..];
    }

    private static ProjectFindings Findings(
        Dictionary<(string Code, NoticeKind Kind, Severity Severity), long> counts, List<Notice> notices) =>
        new(
            [
                .. counts.OrderBy(count => count.Key.Kind).ThenBy(count => count.Key.Severity)
                    .ThenBy(count => count.Key.Code, StringComparer.Ordinal)
                    .Select(count => new NoticeCount(
                        count.Key.Code, count.Key.Kind, count.Key.Severity, count.Value, Math.Min(count.Value, KeptPerCode))),
            ],
            notices);

    private sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
