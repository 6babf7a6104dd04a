using OpenContracting.Exports.DgcpLists;
using OpenContracting.Releases.Drafts;
using OpenContracting.Releases.Panama;

namespace OpenContracting.Releases.Shapes;

/// <summary>Buyer (the institution) and procuring entity (its purchasing unit) from a list's columns.</summary>
/// <remarks>The ids are the parts of the numProceso that name them, as the lists give no others.</remarks>
internal static class Buyers
{
    /// <summary>Reads a column that holds both, as <c>INSTITUTION/UNIT</c>.</summary>
    public static void WriteBoth(DraftObject release, Row row, string unitColumn, string dependencyColumn, string numberColumn)
    {
        var text = row[unitColumn];
        if (text is null)
            return;
        var slash = text.IndexOf('/');
        var institution = slash < 0 ? text : text[..slash].Trim();
        var unit = slash < 0 ? row[dependencyColumn] : text[(slash + 1)..].Trim();
        Write(release, row, numberColumn, row.Made(institution, unitColumn, "before-slash"), row.Made(unit, slash < 0 ? dependencyColumn : unitColumn, "after-slash"));
    }

    public static void Write(DraftObject release, Row row, string numberColumn, DraftValue? institution, DraftValue? unit)
    {
        var hasNumber = ProcessNumber.TryParse(ListShape.ReadNumber(row[numberColumn] ?? ""), out var number);
        if (institution is not null)
        {
            var buyer = release.Object("buyer");
            if (hasNumber)
                buyer["id"] = row.Made(number.InstitutionCode, numberColumn, "institution-of-number");
            buyer["name"] = institution;
        }

        if (unit is null)
            return;
        var entity = release.Object("tender").Object("procuringEntity");
        if (hasNumber)
            entity["id"] = row.Made($"{number.InstitutionCode}-{number.Unit}", numberColumn, "unit-of-number");
        entity["name"] = unit;
    }
}
