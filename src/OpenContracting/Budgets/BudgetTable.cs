using System.Globalization;
using System.Text;
using CsvHelper;
using OpenContracting.Exports.Tables;
using OpenContracting.Releases.Panama;

namespace OpenContracting.Budgets;

/// <summary>Reads budget execution from a CSV file: one row for each project code (and budget line) and month. The columns are <see cref="BudgetColumn.All"/>.</summary>
/// <remarks>Commas, semicolons or tabs; UTF-8 or Windows-1252. A row that cannot be used holds up no other: it is told with the reason.</remarks>
public static class BudgetTable
{
    /// <summary>The longest code and budget line.</summary>
    public const int LongestCode = 80;

    /// <summary>The longest name of a project or an institution.</summary>
    public const int LongestName = 500;

    private const decimal Largest = 1_000_000_000_000m;
    private const int FirstYear = 1990;

    private static readonly string[] Months =
        ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"];

    private static readonly string[] MonthForms = ["yyyy-MM", "MM/yyyy", "M/yyyy", "yyyyMM", "yyyy/MM"];
    private static readonly string[] DayForms = ["yyyy-MM-dd", "dd/MM/yyyy", "d/M/yyyy", "dd-MM-yyyy", "yyyy/MM/dd"];

    private static readonly BudgetColumn[] Amounts =
        [BudgetColumn.Assigned, BudgetColumn.Modified, BudgetColumn.Committed, BudgetColumn.Accrued, BudgetColumn.Paid];

    /// <summary>Reads a file.</summary>
    /// <param name="stream">The bytes.</param>
    /// <param name="today">The day until which months can be told.</param>
    /// <exception cref="BudgetFileException">It is no such file: no header, or a column is missing.</exception>
    public static BudgetReading Read(Stream stream, DateOnly today)
    {
        using var parser = SourceText.OpenTable(stream);
        if (!parser.Read())
            throw new BudgetFileException("empty");
        var (columns, width) = (Columns(parser.Record!), parser.Record!.Length);
        var seen = new HashSet<(string, string, string, int, DateOnly)>();
        var rows = new List<BudgetRow>();
        var refusals = new List<BudgetRefusal>();
        while (parser.Read())
        {
            if (parser.Record!.All(cell => cell.Length == 0))
                continue;
            var reading = new RowReading(parser, columns, width, today);
            var row = reading.Read();
            if (row is not null && !seen.Add((row.System, row.Code, row.Line, row.Year, row.Month)))
                reading.Refuse("repeated", BudgetColumn.Code);
            if (reading.Refusal is null)
                rows.Add(row!);
            else
                refusals.Add(reading.Refusal);
        }

        return new BudgetReading(rows, refusals, rows.Count + refusals.Count);
    }

    /// <summary>Writes rows as a file that <see cref="Read"/> reads back.</summary>
    public static void Write(Stream stream, IEnumerable<BudgetRow> rows)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\r\n" };
        writer.WriteLine(string.Join(',', BudgetColumn.All.Select(column => column.Name)));
        foreach (var row in rows)
            writer.WriteLine(string.Join(',', CellsOf(row).Select(Quoted)));

        static IEnumerable<string> CellsOf(BudgetRow row) =>
        [
            row.System, row.Code, row.Line, row.Institution, row.Name, row.Province ?? "", row.Year.ToString(CultureInfo.InvariantCulture),
            row.Month.ToString("yyyy-MM", CultureInfo.InvariantCulture), row.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Money(row.Figures.Assigned), Money(row.Figures.Modified), Money(row.Figures.Committed), Money(row.Figures.Accrued), Money(row.Figures.Paid),
            row.Figures.Progress?.ToString("0.##", CultureInfo.InvariantCulture) ?? "",
        ];

        static string Money(decimal? amount) => amount is { } known ? "B/. " + known.ToString("#,##0.00", CultureInfo.InvariantCulture) : "";

        static string Quoted(string cell) => cell.AsSpan().ContainsAny(",\"\r\n") ? $"\"{cell.Replace("\"", "\"\"")}\"" : cell;
    }

    private static Dictionary<BudgetColumn, (int Index, string Header)> Columns(string[] headers)
    {
        var columns = new Dictionary<BudgetColumn, (int, string)>();
        for (var i = 0; i < headers.Length; i++)
            if (BudgetColumn.Find(headers[i]) is { } column)
                columns.TryAdd(column, (i, headers[i].Trim()));
        var found = string.Join(", ", headers);
        if (BudgetColumn.All.FirstOrDefault(column => column.Required && !columns.ContainsKey(column)) is { } missing)
            throw new BudgetFileException("column", missing.Name, missing.English, found);
        if (!columns.ContainsKey(BudgetColumn.Month) && !columns.ContainsKey(BudgetColumn.AsOf))
            throw new BudgetFileException("month", found);
        if (!Amounts.Append(BudgetColumn.Progress).Any(columns.ContainsKey))
            throw new BudgetFileException("figures", found);
        return columns;
    }

    /// <summary>One row, read cell by cell; the first thing that is wrong with it is what it is refused for.</summary>
    private sealed class RowReading(CsvParser parser, Dictionary<BudgetColumn, (int Index, string Header)> columns, int width, DateOnly today)
    {
        private readonly string[] cells = parser.Record!;

        public BudgetRefusal? Refusal { get; private set; }

        public BudgetRow? Read()
        {
            // As a rule an amount with commas and no quotes around it: all that is behind it stands in the wrong column.
            if (cells.Length > width)
                Refuse("cells", null, cells.Length.ToString(CultureInfo.InvariantCulture));
            var system = Text(BudgetColumn.System) is { Length: > 0 } named ? BudgetSystem.Find(named) : BudgetSystem.Sinip;
            if (system is null)
                Refuse("system", BudgetColumn.System);
            var code = Named(BudgetColumn.Code, LongestCode, "code").TrimStart('\'').ToUpperInvariant();
            var institution = Named(BudgetColumn.Institution, LongestName, "institution");
            var name = Named(BudgetColumn.Title, LongestName, "name");
            var line = Text(BudgetColumn.Line);
            if (line.Length > LongestCode)
                Refuse("long", BudgetColumn.Line);
            var (month, day) = Time();
            var figures = Figures();
            var year = Year(month);
            return Refusal is not null ? null : new BudgetRow
            {
                System = system!,
                Code = code,
                Line = line,
                Year = year,
                Month = month,
                AsOf = day,
                Institution = institution,
                Name = name,
                Province = Text(BudgetColumn.Province) is { Length: > 0 and <= LongestCode } province ? province : null,
                Figures = figures,
            };
        }

        public void Refuse(string code, BudgetColumn? column, string? found = null) => Refusal ??= new BudgetRefusal(
            parser.RawRow, code, column is not null && columns.TryGetValue(column, out var known) ? known.Header : column?.Name ?? "",
            found ?? (column is null ? "" : Text(column)), parser.RawRecord.TrimEnd('\r', '\n'));

        private string Text(BudgetColumn column) =>
            columns.TryGetValue(column, out var known) && known.Index < cells.Length ? cells[known.Index] : "";

        private string Named(BudgetColumn column, int longest, string missing)
        {
            var text = Text(column);
            if (text.Length == 0)
                Refuse(missing, column);
            else if (text.Length > longest)
                Refuse("long", column);
            return text;
        }

        /// <summary>The month, and the day the figures are of: the month's last where the file names none.</summary>
        private (DateOnly Month, DateOnly Day) Time()
        {
            var day = default(DateOnly);
            if (Text(BudgetColumn.AsOf) is { Length: > 0 } date && !DateOnly.TryParseExact(date, DayForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out day))
                Refuse("date", BudgetColumn.AsOf);
            var month = new DateOnly(Math.Max(day.Year, 1), day.Month, 1);
            if (Text(BudgetColumn.Month) is { Length: > 0 } text)
            {
                if (!TryMonth(text, out month))
                    Refuse("month", BudgetColumn.Month);
            }
            else if (day == default)
            {
                Refuse("month", columns.ContainsKey(BudgetColumn.Month) ? BudgetColumn.Month : BudgetColumn.AsOf);
            }

            if (day == default && Refusal is null)
                day = month.AddMonths(1).AddDays(-1);
            if (month > today || month.Year < FirstYear)
                Refuse("time", columns.ContainsKey(BudgetColumn.Month) ? BudgetColumn.Month : BudgetColumn.AsOf);
            return (month, day);
        }

        private static bool TryMonth(string text, out DateOnly month)
        {
            foreach (var form in MonthForms)
                if (DateOnly.TryParseExact("01 " + text, "dd " + form, CultureInfo.InvariantCulture, DateTimeStyles.None, out month))
                    return true;
            month = default;
            var words = FoldedText.Fold(text).Split(' ').Where(word => word is not ("de" or "del")).ToArray();
            if (words is not [var name, { Length: 4 } digits] || !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year == 0)
                return false;
            var index = Array.IndexOf(Months, name);
            if (index >= 0)
                month = new DateOnly(year, index + 1, 1);
            return index >= 0;
        }

        private int Year(DateOnly month)
        {
            var text = Text(BudgetColumn.Year);
            if (text.Length == 0)
                return month.Year;
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year < FirstYear || year > today.Year + 1)
                Refuse("year", BudgetColumn.Year);
            return year;
        }

        private BudgetFigures Figures()
        {
            var amounts = Amounts.Select(Amount).ToArray();
            var figures = new BudgetFigures(amounts[0], amounts[1], amounts[2], amounts[3], amounts[4], Percent());
            if (figures.AreEmpty)
                Refuse("figures", null);
            return figures;
        }

        private decimal? Amount(BudgetColumn column)
        {
            var text = Text(column);
            if (text is "" or "-" or "–")
                return null;
            if (Balboas.IsZero(text))
                return 0;
            if (Balboas.TryParse(text, out var amount) && amount.Amount <= Largest)
                return amount.Amount;
            Refuse("amount", column);
            return null;
        }

        private decimal? Percent()
        {
            var text = Text(BudgetColumn.Progress).TrimEnd('%', ' ');
            if (text is "" or "-" or "–")
                return null;
            if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) && share is >= 0 and <= 100)
                return share;
            Refuse("percent", BudgetColumn.Progress);
            return null;
        }
    }
}
