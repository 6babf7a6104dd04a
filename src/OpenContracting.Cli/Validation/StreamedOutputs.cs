using OpenContracting.Cli.Terminal;
using OpenContracting.Validation;
using OpenContracting.Validation.Reports;

namespace OpenContracting.Cli.Validation;

/// <summary>The outputs that take every notice as it is found, those over <c>--max-per-rule</c> included.</summary>
internal sealed class StreamedOutputs(RuleSettings settings) : INoticeSink, IDisposable
{
    private readonly List<(ResultFile File, Stream Buffer, IStreamedReport Report)> open = [];

    /// <summary>The document that is being judged.</summary>
    public string Document { get; set; } = "";

    /// <summary>Counts the fields that the schema does not know; null when no output asks for them.</summary>
    public UnknownFields? Fields { get; set; }

    public bool Any => open.Count > 0 || Fields is not null;

    /// <summary>Begins an output if its format can be streamed.</summary>
    /// <returns>Whether it can.</returns>
    public bool TryBegin(ReportOutput output, string language)
    {
        if (output.Format is not IStreamedFormat format)
            return false;
        var file = new ResultFile(output.File);
        // A line at a time would be a call of the system for each notice.
        var buffer = new BufferedStream(file.Stream, 1 << 16);
        open.Add((file, buffer, format.Begin(buffer, language)));
        return true;
    }

    public void Add(Notice notice)
    {
        if (settings.Weigh(notice) is not { } weighed)
            return;
        Fields?.Add(weighed);
        foreach (var (_, _, report) in open)
            report.Add(Document, weighed);
    }

    /// <summary>The document has been judged.</summary>
    public void End(ReportedDocument document)
    {
        foreach (var (_, _, report) in open)
            report.End(Document, document.Settings);
    }

    public void Finish()
    {
        foreach (var (file, buffer, report) in open)
        {
            report.Dispose();
            buffer.Flush();
            file.Finish();
        }

        open.Clear();
    }

    public void Dispose()
    {
        foreach (var (file, _, _) in open)
            file.Dispose();
    }
}
