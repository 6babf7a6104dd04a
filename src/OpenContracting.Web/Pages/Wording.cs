using System.Collections.Frozen;
using System.Globalization;
using OpenContracting.Releases;
using OpenContracting.Standards;
using OpenContracting.Validation;
using OpenContracting.Web.Hosting;
using OpenContracting.Web.Maps;

namespace OpenContracting.Web.Pages;

/// <summary>How a page of one language writes texts, money, numbers and times; Panama's way in both.</summary>
public sealed class Wording(string language)
{
    private static readonly FrozenDictionary<string, Codelist> Codelists =
        StandardSchema.Load(StandardVersion.Oc4ids095, DocumentKind.ProjectPackage).Codelists;

    /// <summary>Panama keeps UTC-5 all year.</summary>
    private static readonly TimeSpan Panama = TimeSpan.FromHours(-5);

    public string Language => language;

    /// <summary>The address of a page in this language.</summary>
    public string Link(PageAddress page, string? value = null) => page.In(language, value);

    public string this[string key] => PortalTexts.All[language, key];

    public string Say(string key, params ReadOnlySpan<object?> arguments) => PortalTexts.All.Format(language, key, arguments);

    /// <summary>A text that depends on a count: <c>key.one</c> or <c>key.other</c>, the number written out as {0}.</summary>
    public string Count(string key, long count) =>
        PortalTexts.All.Format(language, key + (count == 1 ? ".one" : ".other"), Number(count));

    /// <summary>The title of a code of an OC4IDS codelist (<c>projectStatus.csv</c>); of an open list's unknown code, the code.</summary>
    public string Code(string codelist, string? code) =>
        code is null ? this["code.none"] : Codelists[codelist].Find(code)?.Title(language) ?? code;

    /// <summary>The codes of an OC4IDS codelist, in its order.</summary>
    public static IReadOnlyList<string> Codelist(string codelist) => [.. Codelists[codelist].Codes.Select(code => code.Code)];

    /// <summary>Why something was left out or refused, in words; the code itself when it has none.</summary>
    public string Reason(string code)
    {
        var known = PortalTexts.All[language, $"reason.{code}"];
        if (!known.StartsWith("reason.", StringComparison.Ordinal))
            return known;
        var title = NoticeTexts.Title(code, language);
        return title.StartsWith("notice.", StringComparison.Ordinal) ? code : title;
    }

    /// <summary>What a rule of the classification saw, in words.</summary>
    public string Rule(string code) => code == "decided-by-person" ? this["review.byPerson"] : Texts.OfLibrary[language, $"rule.{code}"];

    /// <summary>The rule by which the mapping fills an element, in words.</summary>
    public string Mapping(string element) => Texts.OfLibrary[language, $"mapping.{element}"];

    /// <summary>The rule by which a value was made of a cell, in words; the code itself when it has none.</summary>
    public string Cell(string rule) => ProvenanceRules.Text(rule, language);

    /// <summary>The name of a province by its code, or the text itself.</summary>
    public string Province(string province) => Provinces.Name(province, language);

    public static string Number(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>Exact: <c>B/. 1,234,567.89</c>; balboas and US dollars are at par by law and in use side by side, each keeps its sign.</summary>
    public string Money(decimal? amount, string? currency = "PAB") =>
        amount is null ? this["money.unknown"] : Sign(currency) + amount.Value.ToString("#,0.00", CultureInfo.InvariantCulture);

    /// <summary>Rounded for headlines: <c>B/. 12.3 millones</c>.</summary>
    public string MoneyInShort(decimal? amount, string? currency = "PAB") => amount switch
    {
        null => this["money.unknown"],
        >= 1_000_000m => Say("money.millions", Sign(currency), Short(amount.Value / 1_000_000m)),
        >= 10_000m => Say("money.thousands", Sign(currency), Short(amount.Value / 1_000m)),
        _ => Sign(currency) + amount.Value.ToString("#,0", CultureInfo.InvariantCulture),
    };

    public string Date(DateTimeOffset? time) =>
        time is null ? this["date.unknown"] : Say("date.day", time.Value.ToOffset(Panama).Day, Month(time.Value), Year(time.Value));

    public string Day(DateOnly day) => Date(new DateTimeOffset(day.ToDateTime(new TimeOnly(12, 0)), Panama));

    public string MonthAndYear(DateTimeOffset? time) =>
        time is null ? this["date.unknown"] : Say("date.month", Month(time.Value), Year(time.Value));

    public string DateAndTime(DateTimeOffset? time) =>
        time is null ? this["date.unknown"]
        : Say("date.time", Date(time), time.Value.ToOffset(Panama).ToString("HH:mm", CultureInfo.InvariantCulture));

    /// <summary>For the <c>datetime</c> attribute.</summary>
    public static string Machine(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static string Percent(decimal share) => Math.Round(share * 100, share is > 0 and < 0.1m ? 1 : 0).ToString("0.#", CultureInfo.InvariantCulture) + " %";

    /// <summary>A share in percent with one decimal, as it was rounded down.</summary>
    public static string Share(decimal percentage) => Decimal(percentage) + " %";

    public static string Decimal(decimal number) => number.ToString("#,0.#", CultureInfo.InvariantCulture);

    /// <summary>Degrees, as precise as they are known.</summary>
    public static string Coordinate(decimal degrees) => degrees.ToString("0.###", CultureInfo.InvariantCulture);

    public static string Bytes(long bytes) => bytes switch
    {
        >= 1_000_000_000 => Short(bytes / 1_000_000_000m) + " GB",
        >= 1_000_000 => Short(bytes / 1_000_000m) + " MB",
        >= 1_000 => Short(bytes / 1_000m) + " KB",
        _ => bytes + " B",
    };

    private static string Sign(string? currency) => currency switch
    {
        "PAB" or null => "B/. ",
        "USD" => "US$ ",
        _ => currency + " ",
    };

    private static string Short(decimal number) => number.ToString(number >= 100 ? "#,0" : "#,0.#", CultureInfo.InvariantCulture);

    private string Month(DateTimeOffset time) => this[$"date.month.{time.ToOffset(Panama).Month}"];

    private static int Year(DateTimeOffset time) => time.ToOffset(Panama).Year;
}
