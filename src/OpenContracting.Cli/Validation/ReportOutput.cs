using OpenContracting.Cli.Terminal;
using OpenContracting.Validation.Reports;

namespace OpenContracting.Cli.Validation;

/// <summary>One <c>--format NAME[=FILE]</c>.</summary>
/// <param name="Format">The format; null for the one a person reads on a terminal.</param>
/// <param name="File">The file; null for standard output.</param>
public sealed record ReportOutput(IReportFormat? Format, string? File)
{
    public const string Pretty = "pretty";

    /// <summary>Reads the options; without any, pretty on standard output.</summary>
    public static IReadOnlyList<ReportOutput> Parse(IReadOnlyList<string> options, Session session)
    {
        ReportOutput[] outputs = options.Count == 0 ? [new(null, null)] : [.. options.Select(option => One(option, session))];
        if (outputs.Count(output => output.File is null) > 1)
            throw new OperatorException(session.Text("validate.twoOnOutput"), ExitCode.Usage);
        return outputs;
    }

    private static ReportOutput One(string option, Session session)
    {
        var parts = option.Split('=', 2);
        var file = parts.Length == 2 ? parts[1] : null;
        if (file is "")
            throw new OperatorException(session.Text("validate.noFile", parts[0]), ExitCode.Usage);
        if (parts[0] == Pretty)
            return new(null, file);
        if (ReportFormats.Find(parts[0]) is { } format)
            return new(format, file);
        throw new OperatorException(
            session.Text("validate.unknownFormat", parts[0], string.Join(", ", ReportFormats.All.Select(known => known.Name).Prepend(Pretty))), ExitCode.Usage);
    }
}
