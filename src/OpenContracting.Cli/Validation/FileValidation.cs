using OpenContracting.Cli.Schemas;
using OpenContracting.Cli.Terminal;
using OpenContracting.Exports;
using OpenContracting.Validation;
using OpenContracting.Validation.Reports;

namespace OpenContracting.Cli.Validation;

/// <summary>Validates files one after the other and writes the reports asked for.</summary>
public sealed class FileValidation(Session session)
{
    public required IReadOnlyList<Input> Inputs { get; init; }
    public required IReadOnlyList<ReportOutput> Outputs { get; init; }

    /// <summary>The mildest severity that makes the exit code 1; <c>never</c> for none.</summary>
    public required string FailOn { get; init; }

    public int KeptPerCode { get; init; }
    public string? SchemaVersion { get; init; }
    public bool SchemaOnly { get; init; }
    public bool Quiet { get; init; }

    /// <summary>Validates, and returns the exit code.</summary>
    public int Run(CancellationToken cancellation)
    {
        var options = new ValidationOptions { KeptPerCode = KeptPerCode, SchemaOnly = SchemaOnly, Version = SchemaVersion is null ? null : SchemaChoice.AtHand(SchemaVersion, session) };
        List<ReportedDocument> documents = [.. Inputs.Select(input => Validate(input.File, options, cancellation))];
        foreach (var output in Outputs)
            Write(output, documents);
        return documents.Any(document => Fails(document.Report)) ? ExitCode.Findings : ExitCode.Ok;
    }

    private ReportedDocument Validate(ExportFile input, ValidationOptions options, CancellationToken cancellation)
    {
        using var stream = input.Open();
        using var line = new ProgressLine(session, input.Name, stream.Length, Quiet);
        using var counted = new CountedReads(stream, bytes => line.Report(bytes, 0));
        return new ReportedDocument(input.Name, Validator.Validate(counted, options, cancellation));
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
