using System.IO.Compression;
using System.Runtime.ExceptionServices;
using System.Text;

namespace OpenContracting.Exports.Synthetic;

/// <summary>
/// Writes exports that look like DGCP's: one ZIP of tables a month, with the truth about them beside. Everything in them
/// is invented; the same options give the same data on any machine.
/// </summary>
/// <remarks>
/// A month's ZIP holds each process that something happened to in that month, as it stood at the month's end.
/// <c>truth.csv</c> says of each process whether it is infrastructure and what it belongs to; <c>flaws.csv</c> names
/// each row that is damaged or repeated on purpose; where asked for, <c>proyectos-*.zip</c> hold what some institutions say of their works. Months are written side by side, each in the same little memory.
/// </remarks>
public static class SyntheticExports
{
    /// <summary>The name of the file that says what is true of each process.</summary>
    public const string TruthFileName = "truth.csv";

    /// <summary>The name of the file that lists the rows damaged or repeated on purpose.</summary>
    public const string FlawsFileName = "flaws.csv";

    /// <summary>The name of a month's ZIP.</summary>
    public static string FileName(DateOnly month) => $"panamacompra_v3-{month:yyyy-MM}.zip";

    /// <summary>The name of the archive with an institution's project tables.</summary>
    /// <param name="institution">Its code, for example <c>0-09</c>.</param>
    public static string ProjectTablesName(string institution) => $"proyectos-{institution}.zip";

    /// <summary>Writes the data set into a folder, which is made when it is not there; files of the same names are replaced.</summary>
    /// <exception cref="ArgumentException">An option cannot be used; the message says which and why.</exception>
    public static SyntheticSummary Write(
        SyntheticOptions options, string folder, IProgress<SyntheticProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        if (options.Refusal() is { } refusal)
            throw new ArgumentException(refusal, nameof(options));

        Directory.CreateDirectory(folder);
        var layout = WriteTruth(options, folder, cancellation);
        using var run = new Run(options, folder, layout, progress, cancellation);
        WriteMonths(run, options, cancellation);
        run.JoinFlaws();
        var tables = options.ProjectTables ? new ProjectTables(options, layout, run.Firms).Write(folder, cancellation) : [];
        return new(
            [.. Enumerable.Range(0, options.Months).Select(month => FileName(options.FirstMonth.AddMonths(month))), .. tables],
            options.Processes, layout.WorksProcesses, layout.Projects, run.Rows, run.Flaws);
    }

    private static Layout WriteTruth(SyntheticOptions options, string folder, CancellationToken cancellation)
    {
        using var truth = new TruthFile(Path.Combine(folder, TruthFileName), options, new Numbering(options));
        return Layout.Make(options, story =>
        {
            cancellation.ThrowIfCancellationRequested();
            truth.Add(story);
        });
    }

    private static void WriteMonths(Run run, SyntheticOptions options, CancellationToken cancellation)
    {
        try
        {
            Parallel.For(
                0, options.Months,
                new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount },
                run.WriteMonth);
        }
        catch (AggregateException failures)
        {
            // A full disk fails every month at once; the first failure says it all.
            ExceptionDispatchInfo.Throw(failures.InnerExceptions[0]);
        }
    }

    /// <summary>One writing of a data set: what its months share.</summary>
    private sealed class Run(
        SyntheticOptions options, string folder, Layout layout, IProgress<SyntheticProgress>? progress,
        CancellationToken cancellation) : IDisposable
    {
        private const int ReportEvery = 20_000;

        private readonly Calendar calendar = new(options);
        private long processes;
        private long rows;
        private long flaws;
        private int monthsDone;

        public Firms Firms { get; } = new(Vocabulary.Instance, options.Processes);

        public long Rows => rows;

        public long Flaws => flaws;

        public void WriteMonth(int month)
        {
            var zip = Path.Combine(folder, FileName(options.FirstMonth.AddMonths(month)));
            using var log = new FlawLog(FlawsOf(month)) { Month = NameOf(month) };
            var level = options.Smallest ? CompressionLevel.SmallestSize : CompressionLevel.Fastest;
            using var tables = new MonthTables(zip, level, log, options.BadRowShare);
            WriteActs(month, tables);
            tables.Pack();
            Interlocked.Add(ref rows, tables.Rows);
            Interlocked.Add(ref flaws, log.Count);
            Interlocked.Increment(ref monthsDone);
            Report(0);
        }

        /// <summary>Makes one file of what the months say is wrong, oldest month first.</summary>
        public void JoinFlaws()
        {
            using var joined = File.Create(Path.Combine(folder, FlawsFileName));
            joined.Write(Encoding.UTF8.GetBytes(FlawLog.Header + "\n"));
            for (var month = 0; month < options.Months; month++)
            {
                using var part = File.OpenRead(FlawsOf(month));
                part.CopyTo(joined);
            }
        }

        public void Dispose()
        {
            for (var month = 0; month < options.Months; month++)
                File.Delete(FlawsOf(month));
        }

        private void WriteActs(int month, MonthTables tables)
        {
            var planner = new Planner(options);
            var numbering = new Numbering(options);
            var wording = new Wording(options, Firms, numbering);
            var writer = new ActRows(options, tables, wording, numbering);
            for (var begun = Math.Max(0, month - Planner.PurchaseMonths); begun <= month; begun++)
                WriteNews(layout.Purchases(begun, planner), month, wording, writer);
            for (var begun = 0; begun <= month; begun++)
                WriteNews(layout.Works(begun, planner), month, wording, writer);
        }

        private void WriteNews(IEnumerable<Story> stories, int month, Wording wording, ActRows writer)
        {
            var (first, last) = (calendar.FirstDayOf(month), calendar.LastDayOf(month));
            var appeared = 0;
            foreach (var story in stories)
            {
                cancellation.ThrowIfCancellationRequested();
                var begun = false;
                foreach (var act in story.Acts)
                {
                    if (!act.IsNewsIn(first, last))
                        continue;

                    if (!begun)
                        wording.Begin(story);
                    begun = true;
                    writer.Write(story, act, last);
                    if (act.Published >= first && ++appeared % ReportEvery == 0)
                        Report(ReportEvery);
                }
            }

            Report(appeared % ReportEvery);
        }

        private void Report(int appeared)
        {
            var sum = Interlocked.Add(ref processes, appeared);
            progress?.Report(new(sum, options.Processes, Volatile.Read(ref monthsDone), options.Months));
        }

        private string NameOf(int month) => options.FirstMonth.AddMonths(month).ToString("yyyy-MM");

        private string FlawsOf(int month) => Path.Combine(folder, $"{FlawsFileName}.{NameOf(month)}.part");
    }
}
