using OpenContracting.Publications.Flat;

namespace OpenContracting.Validation.Tables;

/// <summary>What could not be read of tables, as notices.</summary>
internal static class TableJudgement
{
    // A date that cannot be read stays as it is written and is found by the schema, with its row and column.
    private static readonly Dictionary<string, Rule> ByCode = new()
    {
        ["unknown-table"] = Rules.TableUnknown,
        ["no-items"] = Rules.TableMissing,
        ["unknown-column"] = Rules.TableColumnUnknown,
        ["not-utf8"] = Rules.TableNotUtf8,
        ["not-a-number"] = Rules.TableNotANumber,
        ["not-a-boolean"] = Rules.TableNotABoolean,
        ["not-json"] = Rules.TableNotJson,
        ["no-such-parent"] = Rules.TableNoSuchParent,
        ["repeated-key"] = Rules.TableRepeatedKey,
    };

    public static IReadOnlyList<Notice> Judge(IEnumerable<FlatNotice> found, Func<FlatPlace, string> source) =>
    [
        .. from notice in found
           where ByCode.ContainsKey(notice.Code)
           let rule = ByCode[notice.Code]
           let place = new FlatPlace(notice.Table, Math.Max(notice.Row, 1), notice.Column, notice.ColumnNumber)
           select new Notice
           {
               Code = rule.Code,
               Severity = rule.Severity,
               Kind = rule.Kind,
               Pointer = "",
               Line = place.Row,
               Column = place.ColumnNumber,
               Value = notice.Value ?? notice.Column ?? notice.Table,
               Source = source(place),
           },
    ];
}
