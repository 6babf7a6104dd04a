using OpenContracting.Json;

namespace OpenContracting.Validation.Checks.Dataset;

/// <summary>The codes that every country's data have occur, and do not stand alone.</summary>
/// <remarks>
/// Pelican's <c>distribution.*</c> of statuses and procurement methods: each of the codes has from 0.1% to 99% of the values.
/// (1) There are fewer than 100 values.
/// </remarks>
internal sealed class CodeDistribution(DatasetField measured, params string[] codes) : DatasetCheck<string>
{
    private const double Least = 0.001;
    private const double Most = 0.99;

    public override string Code => $"{measured.Name}-distribution";
    public override string Variant => $"field.{measured.Name}";
    public override Severity Severity => Severity.Information;
    public override NoticeKind Kind => NoticeKind.Quality;
    public override CheckSubject Subjects => measured.Subjects;
    public override IReadOnlyList<string> LooksFor => measured.LastNames;

    public override void Inspect(JsonValue subject, CheckRun run)
    {
        foreach (var path in measured.Paths(run.Subject))
            foreach (var code in path.In(subject))
                if (code.IsString)
                    Remember(run, run.Text(code));
    }

    public override DatasetMemory<string> Begin() => new CodeCounts(Conclude);

    private void Conclude(CodeCounts counts, DatasetRun run)
    {
        foreach (var code in codes)
        {
            var share = counts.ShareOf(code);
            if (share is >= Least and <= Most)
                run.Pass();
            else
                run.Fail(null, value: $"\"{code}\"", arguments: [Share.Show(share)]);
        }
    }
}
