using OpenContracting.Web.Pages;

namespace OpenContracting.Web.Queries;

/// <summary>Says a filter in words, one choice after the other.</summary>
public static class FilterWords
{
    /// <summary>Each thing chosen, with the filter that lacks only it.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="words">The reader's language.</param>
    /// <param name="institutions">The names of institutions, by id.</param>
    public static IEnumerable<(string Text, ProjectFilter Without)> Of(ProjectFilter filter, Wording words, IReadOnlyDictionary<string, string> institutions)
    {
        if (filter.Text is { } text)
            yield return (words.Say("projects.chosenText", text), filter with { Text = null });
        foreach (var (name, codes, title) in new (string, IReadOnlyList<string>, Func<string, string>)[]
                 {
                     ("status", filter.Statuses, code => words.Code("projectStatus.csv", code)),
                     ("province", filter.Provinces, words.Province),
                     ("sector", filter.Sectors, code => words.Code("projectSector.csv", code)),
                     ("type", filter.Types, code => words.Code("projectType.csv", code)),
                     ("institution", filter.Institutions, code => institutions.GetValueOrDefault(code, code)),
                 })
            foreach (var code in codes)
                yield return (title(code), filter.Without(name, code));
        if (filter.ValueMin is { } least)
            yield return (words.Say("projects.chosenMin", words.MoneyInShort(least)), filter with { ValueMin = null });
        if (filter.ValueMax is { } most)
            yield return (words.Say("projects.chosenMax", words.MoneyInShort(most)), filter with { ValueMax = null });
        if (filter.UpdatedSince is { } since)
            yield return (words.Say("projects.chosenSince", words.Date(since)), filter with { UpdatedSince = null });
        foreach (var supplier in filter.Suppliers)
            yield return (words.Say("projects.chosenSupplier", supplier), filter with { Suppliers = [.. filter.Suppliers.Where(one => one != supplier)] });
        foreach (var procedure in filter.Procedures)
            yield return (words.Say("projects.chosenProcedure", words.Code("method.csv", procedure)), filter with { Procedures = [.. filter.Procedures.Where(one => one != procedure)] });
        foreach (var year in filter.Years)
            yield return (words.Say("projects.chosenYear", year), filter with { Years = [.. filter.Years.Where(one => one != year)] });
        if (filter.StartMin is not null || filter.StartMax is not null)
            yield return (words.Say("projects.chosenStart", Between(filter.StartMin, filter.StartMax)), filter with { StartMin = null, StartMax = null });
        if (filter.EndMin is not null || filter.EndMax is not null)
            yield return (words.Say("projects.chosenEnd", Between(filter.EndMin, filter.EndMax)), filter with { EndMin = null, EndMax = null });
        if (filter.Box is not null || filter.Near is not null)
            yield return (words["projects.chosenPlace"], filter with { Box = null, Near = null });
        if (filter.Late)
            yield return (words["projects.chosenLate"], filter with { Late = false });

        string Between(DateTimeOffset? from, DateTimeOffset? to) =>
            $"{(from is null ? "…" : words.Date(from))} – {(to is null ? "…" : words.Date(to))}";
    }
}
