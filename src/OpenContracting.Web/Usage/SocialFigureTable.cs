using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using OpenContracting.Storage.Usage;

namespace OpenContracting.Web.Usage;

/// <summary>Reads the institution's own figures of its posts: <c>red,cuenta,publicacion,mes,vistas,compartidas,guardadas,comentarios</c>, or the same in English.</summary>
public static class SocialFigureTable
{
    /// <summary>A row that was not taken: a text's key, the row (the header is 1) and what stood there.</summary>
    public readonly record struct Notice(string Key, int Row, string Found);

    private static readonly string[][] Columns =
    [
        ["red", "network"], ["cuenta", "account"], ["publicacion", "post"], ["mes", "month"], ["vistas", "views"], ["compartidas", "shares"],
        ["guardadas", "saves"], ["comentarios", "comments"],
    ];

    public static (IReadOnlyList<SocialFigure> Rows, IReadOnlyList<Notice> Notices) Read(TextReader reader, DateTimeOffset now)
    {
        var notices = new List<Notice>();
        var rows = new Dictionary<(string, string, DateOnly), SocialFigure>();
        using var csv = new CsvReader(reader, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            MissingFieldFound = null,
            BadDataFound = null,
            TrimOptions = TrimOptions.Trim,
            PrepareHeaderForMatch = header => header.Header.Trim().ToLowerInvariant(),
        });
        if (!csv.Read() || !csv.ReadHeader())
            return ([], [new Notice("social.noHeader", 1, "")]);
        if (Columns.FirstOrDefault(names => !names.Any(name => csv.HeaderRecord!.Any(header => header.Trim().Equals(name, StringComparison.OrdinalIgnoreCase)))) is { } missing)
            return ([], [new Notice("social.noColumn", 1, missing[0])]);
        while (csv.Read())
        {
            var row = csv.Parser.Row;
            if (One(csv, row, now, notices) is not { } figure)
                continue;
            if (!rows.TryAdd((figure.Network, figure.Post, figure.Month), figure))
                notices.Add(new Notice("social.twice", row, $"{figure.Network} {figure.Post} {figure.Month:yyyy-MM}"));
        }

        return ([.. rows.Values], notices);
    }

    private static SocialFigure? One(CsvReader csv, int row, DateTimeOffset now, List<Notice> notices)
    {
        var (network, account, post, month) = (Text(0).ToLowerInvariant(), Text(1), Text(2), Text(3));
        if (network.Length is 0 or > UsageDay.LongestCode)
            return Refuse("social.network", network);
        if (account.Length > UsageDay.LongestItem)
            return Refuse("social.account", account);
        if (post.Length > 500 || !Uri.TryCreate(post, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            return Refuse("social.post", post);
        if (!DateOnly.TryParseExact(month + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) || first > DateOnly.FromDateTime(now.UtcDateTime))
            return Refuse("social.month", month);
        var counts = new long[4];
        for (var i = 0; i < counts.Length; i++)
            if (Text(4 + i) is { Length: > 0 } number && !long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out counts[i]))
                return Refuse("social.count", number);
        return new SocialFigure
        {
            Network = network,
            Account = account,
            Post = post,
            Month = first,
            Views = counts[0],
            Shares = counts[1],
            Saves = counts[2],
            Comments = counts[3],
            DeclaredAt = now,
        };

        string Text(int column) => Columns[column].Select(name => csv.TryGetField<string>(name, out var text) ? text : null).FirstOrDefault(text => text is not null) ?? "";

        SocialFigure? Refuse(string key, string found)
        {
            notices.Add(new Notice(key, row, found));
            return null;
        }
    }
}
