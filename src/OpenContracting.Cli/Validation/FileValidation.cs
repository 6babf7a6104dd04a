using System.Text.Json;
using OpenContracting.Cli.Terminal;
using OpenContracting.Exports;
using OpenContracting.Standards;
using OpenContracting.Validation;
using OpenContracting.Validation.Reports;
using OpenContracting.Validation.Reports.Cove;

namespace OpenContracting.Cli.Validation;

/// <summary>Validates files one after the other and writes the reports asked for.</summary>
public sealed class FileValidation(Session session)
{
    // Of a change that breaks everything the first lines tell enough.
    private const int Told = 100;

    public required IReadOnlyList<Input> Inputs { get; init; }
    public required IReadOnlyList<ReportOutput> Outputs { get; init; }
    public required ValidationOptions Options { get; init; }

    /// <summary>Tables, each set of them one document.</summary>
    public IReadOnlyList<TableInput> Tables { get; init; } = [];

    /// <summary>The mildest severity that makes the exit code 1; <c>never</c> for none.</summary>
    public required string FailOn { get; init; }

    public RuleSettings Settings { get; init; } = RuleSettings.None;

    /// <summary>What is known already, and neither shown nor counted.</summary>
    public PreviousReport? Baseline { get; init; }

    /// <summary>An earlier report to tell the difference to.</summary>
    public PreviousReport? Compared { get; init; }

    /// <summary>What was noticed on fetching the inputs.</summary>
    public Delivery? Delivery { get; init; }

    /// <summary>Where the repaired document goes; null to repair nothing.</summary>
    public string? Fixed { get; init; }

    /// <summary>What the document published before is called.</summary>
    public string? PreviousName { get; init; }

    public bool Quiet { get; init; }

    private static Notice Damaged { get; } = new()
    {
        Code = "damaged-archive",
        Severity = Severity.Error,
        Kind = NoticeKind.Structure,
        Pointer = "",
    };

    /// <summary>Validates, and returns the exit code.</summary>
    public int Run(CancellationToken cancellation)
    {
        RefuseMixedUp();
        using var streamed = new StreamedOutputs(Settings);
        // What an earlier report sets aside is known in the end only; then all notices are kept.
        List<ReportOutput> atTheEnd = [.. Outputs.Where(output => Baseline is not null || !streamed.TryBegin(output, session.Language))];
        var documents = Judged(streamed, cancellation);
        if (Compared is not null)
            TellDifference(documents);
        if (Baseline is not null)
            documents = SetAsideKnown(documents);
        streamed.Finish();
        foreach (var output in atTheEnd)
            Write(output, documents);
        if (Fixed is not null)
            Repair(cancellation);
        return documents.Any(document => Fails(document.Report)) ? ExitCode.Findings : ExitCode.Ok;
    }

    /// <summary>Validates, then again whenever an input is saved, and writes only what has changed; ends when interrupted.</summary>
    public async Task<int> WatchAsync(CancellationToken cancellation)
    {
        var paths = Inputs.Select(PathOf).OfType<string>().Concat(Tables.SelectMany(table => table.Paths).SelectMany(FilesOf)).ToList();
        if (paths.Count == 0)
            throw new OperatorException(session.Text("watch.nothing"), ExitCode.Usage);
        Run(cancellation);
        var saved = paths.ToDictionary(path => path, File.GetLastWriteTimeUtc);
        var before = Judged(null, cancellation);
        session.Say(session.Text("watch.waiting", paths.Count));
        try
        {
            while (true)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(300), cancellation);
                var changed = paths.Where(path => File.Exists(path) && File.GetLastWriteTimeUtc(path) != saved[path]).ToList();
                if (changed.Count == 0)
                    continue;
                foreach (var path in changed)
                    saved[path] = File.GetLastWriteTimeUtc(path);
                before = Again(changed, before, cancellation);
            }
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Ok;
        }
    }

    private List<ReportedDocument> Again(List<string> changed, List<ReportedDocument> before, CancellationToken cancellation)
    {
        var now = Judged(null, cancellation);
        var (fresh, still, _) = PreviousReport.Of(NoticesOf(before)).Compare(NoticesOf(now));
        var (mended, _, _) = PreviousReport.Of(NoticesOf(now)).Compare(NoticesOf(before));
        session.Output.WriteLine(session.Text("watch.saved", DateTime.Now.ToString("HH:mm:ss"), string.Join(", ", changed.Select(FromHere))));
        session.Output.WriteLine("  " + session.Text("compare.line", fresh.Count.ToString("N0"), mended.Count.ToString("N0"), still.Count.ToString("N0")));
        Tell("watch.new", fresh, now);
        Tell("watch.mended", mended, before);
        session.Output.Flush();
        return now;
    }

    private void Tell(string heading, List<Notice> notices, List<ReportedDocument> documents)
    {
        if (notices.Count == 0)
            return;
        session.Output.WriteLine($"  {session.Text(heading)}");
        foreach (var notice in notices.Take(Told))
        {
            var name = documents.Count == 1 ? "" : documents.First(document => document.Report.Notices.Contains(notice)).Name + ":";
            var line = $"    {name}{ReportedDocument.PlaceOf(notice)}  {ReportWords.Sentence(notice, session.Language)}  {notice.Pointer} ({notice.Code})";
            session.Output.WriteLine(Wrapping.Lines(Ink.Visible(line), session.Width, hanging: 6));
        }

        if (notices.Count > Told)
            session.Output.WriteLine("    " + session.Text("pretty.more", (notices.Count - Told).ToString("N0")));
    }

    private static IEnumerable<Notice> NoticesOf(List<ReportedDocument> documents) => documents.SelectMany(document => document.Report.Notices);

    private List<ReportedDocument> Judged(StreamedOutputs? streamed, CancellationToken cancellation) =>
    [
        .. Inputs.Select(input => Validate(input.File, Counting(streamed), cancellation)),
        .. Tables.Select(table => Validate(table, Counting(streamed), cancellation)),
    ];

    // A format that tells how often each unknown field occurs needs all notices of them, however few are kept.
    private StreamedOutputs? Counting(StreamedOutputs? streamed)
    {
        if (streamed is not null && Baseline is null && Outputs.Any(output => output.Format is CoveReport))
            streamed.Fields = new UnknownFields();
        return streamed;
    }

    private ReportedDocument Validate(TableInput input, StreamedOutputs? streamed, CancellationToken cancellation)
    {
        using var tables = input.Open();
        var report = tables.Validate(
            Options,
            place => place.Column is null ? session.Text("tables.row", place.Table, place.Row) : session.Text("tables.cell", place.Table, place.Row, place.Column),
            cancellation);
        TellIdleExtensions(input.Name, report);
        // Only in the end are places those of the tables.
        if (streamed is { Any: true })
        {
            streamed.Document = input.Name;
            foreach (var notice in report.Notices)
                streamed.Add(notice);
        }

        return Reported(input.Name, report, streamed) with { Files = [.. input.Paths.Where(path => !path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase) && !path.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase)).SelectMany(FilesOf).Select(FromHere)] };
    }

    // A slip such as --fix a.json a.json must not cost anybody their data.
    private void RefuseMixedUp()
    {
        if (Fixed is not null && (Inputs.Count != 1 || Tables.Count > 0))
            throw new OperatorException(session.Text(Tables.Count > 0 ? "fix.tables" : "fix.oneInput"), ExitCode.Usage);
        var taken = Inputs.Select(PathOf).OfType<string>().Concat(Tables.SelectMany(table => table.Paths)).Select(Path.GetFullPath).ToHashSet(StringComparer.Ordinal);
        string?[] written = [.. Outputs.Select(output => output.File), Fixed, Fixed is null ? null : Fixed + ".patch.json"];
        foreach (var file in written.OfType<string>())
            if (!taken.Add(Path.GetFullPath(file)))
                throw new OperatorException(session.Text("validate.sameFile", file), ExitCode.Usage);
        foreach (var file in written.OfType<string>())
            RefuseUnwritable(file);
    }

    // To judge for minutes and then have nowhere to write helps nobody.
    private void RefuseUnwritable(string file)
    {
        try
        {
            if (Directory.Exists(file))
                throw new IOException();
            using var probe = new ResultFile(file);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new OperatorException(session.Text("validate.unwritable", file), ExitCode.Usage);
        }
    }

    private ReportedDocument Validate(ExportFile input, StreamedOutputs? streamed, CancellationToken cancellation)
    {
        using var stream = input.Open();
        using var line = new ProgressLine(session, input.Name, stream.CanSeek ? stream.Length : 0, Quiet);
        var items = 0L;
        using var counted = new CountedReads(stream, bytes => line.Report(bytes, Volatile.Read(ref items)));
        var name = NameOf(input, stream);
        var delivered = Delivery?.Of(input.Name) ?? [];
        var options = Options with { Judged = judged => Interlocked.Add(ref items, judged) };
        if (streamed is { Any: true })
        {
            streamed.Document = name;
            foreach (var notice in delivered)
                streamed.Add(notice);
            options = options with { Sink = streamed };
        }

        var report = Validate(counted, input.Name, options, cancellation);
        if (report.Identity?.Kind is null && CallsItselfPacked(input))
        {
            delivered = [.. delivered, Damaged];
            streamed?.Add(Damaged);
        }

        return Reported(name, delivered.Count > 0 ? report.With(delivered) : report, streamed);
    }

    // What calls itself packed and does not even begin so is most often a page of an error.
    private static bool CallsItselfPacked(ExportFile input)
    {
        if (Path.GetExtension(input.Name).ToLowerInvariant() is not (".zip" or ".gz"))
            return false;
        var start = new byte[3];
        using var stream = input.Open();
        stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        return start is not ([0x1F, 0x8B, _] or [(byte)'P', (byte)'K', 3 or 5]);
    }

    private ReportedDocument Reported(string name, ValidationReport report, StreamedOutputs? streamed)
    {
        var document = new ReportedDocument(name, Settings.Apply(report))
        {
            Settings = Settings.In(report),
            Silenced = Settings.Silenced(report),
            RulePages = Settings.RulePages,
            UnknownFields = streamed?.Fields,
        };
        streamed?.End(document);
        return document;
    }

    private ValidationReport Validate(Stream document, string name, ValidationOptions options, CancellationToken cancellation)
    {
        try
        {
            var report = Validator.Validate(document, options, cancellation);
            TellIdleExtensions(name, report);
            return report;
        }
        catch (InvalidDataException) when (Options.Previous is not null)
        {
            throw new OperatorException(session.Text("previous.unreadable", PreviousName), ExitCode.UnreadableInput);
        }
        catch (FileNotFoundException) when (Options.Version is not null)
        {
            throw new OperatorException(session.Text("validate.otherStandard", name, Options.Version), ExitCode.Usage);
        }
    }

    private void TellIdleExtensions(string name, ValidationReport report)
    {
        if (Options.Extensions.Count > 0 && report.Version?.Standard == Standard.Oc4ids && !Quiet)
            session.Say(session.Text("validate.extensionIdle", name));
    }

    private static IEnumerable<string> FilesOf(string path) => Directory.Exists(path) ? Directory.EnumerateFiles(path, "*.csv") : [path];

    // Programs that show findings beside the lines of a file look for it from where they stand.
    private static string NameOf(ExportFile input, Stream stream)
    {
        if (input.Name == "-" || Delivery.IsAddress(input.Name) || stream is not FileStream file)
            return input.Name;
        var path = FromHere(file.Name);
        return path.StartsWith("../", StringComparison.Ordinal) ? input.Name : path;
    }

    private static string FromHere(string path) => Path.GetRelativePath(Directory.GetCurrentDirectory(), path).Replace('\\', '/');

    private static string? PathOf(Input input)
    {
        if (input.File.Name == "-" || Delivery.IsAddress(input.File.Name))
            return null;
        using var stream = input.File.Open();
        return (stream as FileStream)?.Name;
    }

    private void TellDifference(List<ReportedDocument> documents)
    {
        var (fresh, still, mended) = Compared!.Compare(documents.SelectMany(document => document.Report.Notices));
        session.Say(session.Text("compare.line", fresh.Count.ToString("N0"), mended.ToString("N0"), still.Count.ToString("N0")));
    }

    private List<ReportedDocument> SetAsideKnown(List<ReportedDocument> documents)
    {
        var (fresh, still, _) = Baseline!.Compare(documents.SelectMany(document => document.Report.Notices));
        if (!Quiet)
            session.Say(session.Text("baseline.line", still.Count.ToString("N0"), fresh.Count.ToString("N0")));
        var news = new HashSet<Notice>(fresh, ReferenceEqualityComparer.Instance);
        return [.. documents.Select(document => document with { Report = document.Report.Only([.. document.Report.Notices.Where(news.Contains)]) })];
    }

    private void Repair(CancellationToken cancellation)
    {
        using var stream = Inputs[0].File.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        try
        {
            var repairs = new Repairs(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
            var document = repairs.Run(Options, cancellation);
            using var result = new ResultFile(Fixed);
            result.Stream.Write(document);
            result.Finish();
            using var patch = new ResultFile(Fixed + ".patch.json");
            repairs.WritePatch(patch.Stream);
            patch.Finish();
            session.Say(session.Text("fix.done", repairs.Made.Count.ToString("N0"), Fixed, Fixed + ".patch.json"));
        }
        catch (Exception fault) when (fault is JsonException or ArgumentException or InvalidOperationException)
        {
            throw new OperatorException(session.Text(WhyNot(fault, bytes.GetBuffer().AsSpan(0, (int)bytes.Length)), Inputs[0].File.Name), ExitCode.UnreadableInput);
        }
    }

    private static string WhyNot(Exception fault, ReadOnlySpan<byte> document) => fault switch
    {
        ArgumentException => "fix.repeated",
        InvalidOperationException => "fix.notUnicode",
        _ when document.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]) || document.StartsWith("PK"u8) => "fix.compressed",
        _ when HasSeveral(document) => "fix.several",
        _ => "fix.notJson",
    };

    private static bool HasSeveral(ReadOnlySpan<byte> document)
    {
        try
        {
            var reader = new Utf8JsonReader(document, new JsonReaderOptions { AllowMultipleValues = true, MaxDepth = 512 });
            return reader.Read() && reader.TrySkip() && reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private void Write(ReportOutput output, List<ReportedDocument> documents)
    {
        using var file = new ResultFile(output.File);
        if (output.Format is { } format)
            format.Write(file.Stream, documents, session.Language);
        else
            PrettyReport.Write(file.Stream, documents, session, colour: output.File is null && !Console.IsOutputRedirected);
        file.Finish();
    }

    private bool Fails(ValidationReport report) => FailOn switch
    {
        "never" => false,
        "information" => report.Counts.Count > 0,
        "warning" => report.Counts.Any(count => count.Severity <= Severity.Warning),
        _ => report.Counts.Any(count => count.Severity == Severity.Error),
    };
}
