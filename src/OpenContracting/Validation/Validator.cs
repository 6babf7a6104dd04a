using OpenContracting.Validation.Documents;

namespace OpenContracting.Validation;

/// <summary>Validates documents of OC4IDS and OCDS: packages of any size, bare projects, releases and records, JSON Lines, plain or compressed.</summary>
public static class Validator
{
    /// <summary>Validates a document.</summary>
    /// <param name="document">The document from its first byte; gzip and ZIP are recognised. Not closed.</param>
    /// <param name="options">What to judge and to keep.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>What was found. Nothing in the document makes this throw.</returns>
    /// <exception cref="InvalidDataException">The document published before cannot be read whole.</exception>
    public static ValidationReport Validate(Stream document, ValidationOptions? options = null, CancellationToken cancellation = default)
    {
        options ??= new ValidationOptions();
        var previous = options.Previous is null ? null : ReadPrevious(options, cancellation);
        var notices = new Notices(options.KeptPerCode, options.Sink, options.Sources);
        var report = new ReportBuilder(options, notices);
        var pool = new BufferPool(options.ChunkBytes);
        var source = new DocumentSource(document, options);
        foreach (var stream in source.Documents())
        {
            notices.File = source.File;
            using var run = new DocumentRun(options, notices, pool, cancellation);
            new DocumentReader(stream, run, options, pool).Read();
            run.Finish();
            if (source.Fault is { } fault)
                run.Report(fault.Rule, DocumentPosition.Start, fault.Expected);
            report.Add(run, previous);
        }

        notices.File = null;
        return report.Build(source.Bytes);
    }

    /// <summary>Validates a document held in memory.</summary>
    public static ValidationReport Validate(
        ReadOnlyMemory<byte> document, ValidationOptions? options = null, CancellationToken cancellation = default)
    {
        using var stream = new MemoryDocument(document);
        return Validate(stream, options, cancellation);
    }

    private static DatasetChecks? ReadPrevious(ValidationOptions options, CancellationToken cancellation)
    {
        var quiet = options with { Previous = null, IsPrevious = true, Sink = null, Judged = null, KeptPerCode = 0 };
        using var document = options.Previous!();
        var pool = new BufferPool(options.ChunkBytes);
        var source = new DocumentSource(document, quiet);
        var notices = new Notices(0, null);
        foreach (var stream in source.Documents())
        {
            using var run = new DocumentRun(quiet, notices, pool, cancellation);
            new DocumentReader(stream, run, quiet, pool).Read();
            run.Finish();
            // Against half of it much would seem new that is not.
            if (run.Identity?.Kind is null || source.Fault is not null || notices.Counts.Any(count => count.Code == Rules.InvalidJson.Code))
                throw new InvalidDataException();
            return run.Dataset;
        }

        return null;
    }
}
