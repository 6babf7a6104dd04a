using OpenContracting.Json;

namespace OpenContracting.Validation.Checks.Dataset;

/// <summary>No single code has nearly all values. Pelican's <c>distribution.main_procurement_category</c>, on project statuses too.</summary>
/// <remarks>At most 95%. (1) There are fewer than 100 values.</remarks>
internal sealed class CodeConcentration(DatasetField measured) : DatasetCheck<string>
{
    private const double Most = 0.95;

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

    private static void Conclude(CodeCounts counts, DatasetRun run)
    {
        var (code, share) = counts.Largest;
        if (share <= Most)
            run.Pass();
        else
            run.Fail(null, value: $"\"{code}\"", arguments: [Share.Show(share)]);
    }
}
