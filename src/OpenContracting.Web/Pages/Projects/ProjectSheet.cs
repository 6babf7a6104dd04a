using OpenContracting.Storage.Projects;
using OpenContracting.Web.Queries;

namespace OpenContracting.Web.Pages.Projects;

/// <summary>What a project's page, its embedded card and its poster all say: its state in words and its amounts.</summary>
public sealed class ProjectSheet(Project row, Wording words, DateTimeOffset now) : IDisposable
{
    public Project Row => row;

    public ProjectDocument Document { get; } = new(row.Json);

    /// <summary>The state of the work in two or three plain sentences.</summary>
    public IEnumerable<string> InWords()
    {
        yield return words[$"inWords.status.{row.Status ?? "unknown"}"];
        if (row.EndDate is { } end && row.Status == "implementation")
        {
            var days = (int)(now - end).TotalDays;
            yield return days > 0
                ? words.Say("inWords.late", words.Date(end), Wording.Number(days))
                : words.Say("inWords.until", words.Date(end));
        }

        var suppliers = Document.Processes.SelectMany(process => process.Suppliers).Select(supplier => supplier.Text("name"))
            .OfType<string>().Distinct().ToList();
        if (Document.Contracted is { } contracted)
            yield return suppliers switch
            {
                [] => words.Say("inWords.contracted", words.MoneyInShort(contracted.Value, contracted.Currency)),
                [var one] => words.Say("inWords.contractedWith", words.MoneyInShort(contracted.Value, contracted.Currency), one),
                _ => words.Say("inWords.contractedWithMany", words.MoneyInShort(contracted.Value, contracted.Currency), suppliers[0], suppliers.Count - 1),
            };
        else
            yield return words["inWords.noContract"];
    }

    /// <summary>The amounts along the work's life, each drawn against the largest.</summary>
    public IReadOnlyList<MoneyLine> Money()
    {
        (string Key, Amount? Amount, string Kind)[] known =
        [
            ("budget", Document.Budget, "before"),
            ("estimate", Document.Estimated, "before"),
            ("contract", Document.Contracted, ""),
            ("final", Document.Final, Document.Final?.Value > Document.Contracted?.Value ? "more" : "less"),
            ("paid", Document.Paid, "done"),
        ];
        var most = known.Max(line => line.Amount?.Value ?? 0);
        return [.. known.Where(line => line.Amount is not null).Select(line => new MoneyLine(
            line.Key, line.Amount!, most > 0 ? Math.Max(0, line.Amount!.Value / most) : 0, line.Kind))];
    }

    public void Dispose() => Document.Dispose();
}
