using OpenContracting.Web.Queries;
using OpenContracting.Web.Queries.Contracts;

namespace OpenContracting.Web.Pages.Compare;

/// <summary>Up to four institutions, or four companies, or four provinces side by side.</summary>
public sealed class IndexModel(ContractRegister register, InstitutionList institutions, ProjectSearch search) : PortalPage
{
    public const int Most = 4;

    /// <summary>More nobody finds in a list; the others are compared from their own pages.</summary>
    private const int MostChoices = 200;

    /// <summary>What can be compared, by the parameter of the address.</summary>
    public static readonly IReadOnlyList<string> Kinds = ["institution", "company", "province"];

    public string Kind { get; private set; } = Kinds[0];

    public IReadOnlyList<Compared> Columns { get; private set; } = [];

    /// <summary>Those that can be chosen, by name: the largest, and those chosen.</summary>
    public IReadOnlyList<(string Id, string Name)> Choices { get; private set; } = [];

    /// <summary>More were asked for than are shown.</summary>
    public bool IsCut { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Kind = Kinds.FirstOrDefault(Request.Query.ContainsKey) ?? Kinds.FirstOrDefault(kind => kind == Request.Query["kind"]) ?? Kinds[0];
        var book = await register.ReadAsync(cancellation);
        Choices = Kind switch
        {
            "institution" => [.. (await institutions.ListAsync(null, cancellation)).Select(row => (row.Id, row.Name))],
            "company" => [.. book.Suppliers.Select(row => (row.Id, row.Name))],
            _ => [.. Maps.Shapes.Provinces.Select(province => (province.Code, province.Name))],
        };
        var names = Choices.ToDictionary(choice => choice.Id, choice => choice.Name);
        var asked = Request.Query[Kind].OfType<string>().Distinct().Where(names.ContainsKey).ToList();
        IsCut = asked.Count > Most;
        foreach (var id in asked.Take(Most))
            Columns = [.. Columns, await ColumnAsync(book, id, names[id], cancellation)];
        Choices = [.. Choices.Take(MostChoices).UnionBy(asked.Take(Most).Select(id => (Id: id, Name: names[id])), choice => choice.Id)
            .OrderBy(choice => FoldedText.Fold(choice.Name), StringComparer.Ordinal)];
    }

    /// <summary>Each measure with its value in each column.</summary>
    public IReadOnlyList<CompareRow> Rows() =>
    [
        Count("works", column => column.Works),
        Count("inExecution", column => column.InExecution),
        Count("overdue", column => column.Overdue),
        new("value", [.. Columns.Select(column => column.Value is { } value ? T.MoneyInShort(value.Value, value.Currency) : "–")], SharesOfMoney(Columns)),
        Count("contracts", column => column.Contracts.Contracts),
        Count("companies", column => Kind == "company" ? column.Contracts.Institutions.Count : column.Contracts.Suppliers.Count, Kind == "company" ? "institutions" : "companies"),
        Percent("oneBidder", column => column.Contracts.OneBidder, column => column.Contracts.WithBidders),
        new("bidders", [.. Columns.Select(column => column.Contracts.MedianBidders is { } number ? Wording.Decimal(number) : "–")], null),
        Percent("modified", column => column.Contracts.Modified, column => column.Contracts.Contracts),
        Percent("growth", column => column.Contracts.MedianGrowth, column => column.Contracts.WithGrowth),
        Percent("ofEstimate", column => column.Contracts.MedianOfEstimate, column => column.Contracts.WithEstimate),
    ];

    private async Task<Compared> ColumnAsync(ContractBook book, string id, string name, CancellationToken cancellation)
    {
        var filter = Kind switch
        {
            "institution" => new ProjectFilter { Institutions = [id] },
            "company" => new ProjectFilter { Suppliers = [id] },
            _ => new ProjectFilter { Provinces = [id] },
        };
        var contracts = new Portfolio(
            Kind switch
            {
                "institution" => book.Of(id),
                "company" => book.WonBy(id),
                _ => [.. book.Rows.Where(row => Maps.Provinces.Code(row.Province) == id)],
            },
            isOfCompany: Kind == "company");
        return new Compared
        {
            Name = name,
            Address = Kind switch
            {
                "institution" => T.Link(PageAddress.Institution, id),
                "company" => T.Link(PageAddress.Supplier, id),
                _ => $"{T.Link(PageAddress.Projects)}?province={Uri.EscapeDataString(id)}",
            },
            Id = id,
            Works = await search.CountAsync(filter, cancellation),
            InExecution = await search.CountAsync(filter with { Statuses = ["implementation"] }, cancellation),
            Overdue = await search.CountAsync(filter with { Late = true }, cancellation),
            Value = contracts.Value,
            Contracts = contracts,
        };
    }

    private CompareRow Count(string key, Func<Compared, int> number, string? name = null) =>
        new(name ?? key, [.. Columns.Select(column => Wording.Number(number(column)))], Shares(column => number(column)));

    private CompareRow Percent(string key, Func<Compared, decimal?> share, Func<Compared, int> basis) => new(
        key,
        [.. Columns.Select(column => share(column) is { } known ? T.Say("compare.shareOf", Wording.Percent(known), Wording.Number(basis(column))) : "–")], null);

    private List<decimal>? Shares(Func<Compared, decimal?> number) => Shares(Columns, number);

    /// <summary>Amounts that cannot be added cannot be held against each other either.</summary>
    internal static List<decimal>? SharesOfMoney(IReadOnlyList<Compared> columns) =>
        Amount.Sum(columns.Select(column => column.Value)) is null ? null : Shares(columns, column => column.Value?.Value);

    /// <summary>Each as a share of the largest, to be drawn.</summary>
    private static List<decimal>? Shares(IReadOnlyList<Compared> columns, Func<Compared, decimal?> number)
    {
        var most = columns.Select(number).Max() ?? 0;
        return most <= 0 ? null : [.. columns.Select(column => Math.Max(0, number(column) ?? 0) / most)];
    }
}
