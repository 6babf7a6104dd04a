using OpenContracting.Exports;
using OpenContracting.Releases.Drafts;
using OpenContracting.Releases.Panama;

namespace OpenContracting.Releases.Shapes;

/// <summary>What every release made from rows begins with: ocid, id, date, initiation type, language.</summary>
internal static class ReleaseHead
{
    public static void Write(DraftObject release, ProcessSnapshot snapshot, Row row, string numberColumn, string dateColumn)
    {
        if (snapshot.Ocid is not null)
            release["ocid"] = row.Made(snapshot.Ocid, numberColumn, "ocid-as-given");
        var date = row.Date(dateColumn) ?? Fallback(snapshot, row, numberColumn);
        release["id"] = row.Made($"{snapshot.Ocid ?? snapshot.ExternalReference}-{date.Text}", numberColumn, "ocid-and-date");
        release["date"] = date;
        // The place of the tag is kept; it is known when the sections are.
        release["tag"] = new DraftArray();
        release["initiationType"] = row.Made("tender", numberColumn, "only-initiation-type");
        release["language"] = row.Made("es", numberColumn, "language-of-the-source");
    }

    private static DraftValue Fallback(ProcessSnapshot snapshot, Row row, string numberColumn)
    {
        if ((snapshot.Date ?? snapshot.ExportDate) is { } known)
            return row.Made(PanamaDate.WriteLocal(known), numberColumn, "date-of-export")!;
        var year = ProcessNumber.TryParse(snapshot.ExternalReference, out var number) ? number.Year : 1970;
        return row.Made($"{year}-01-01T00:00:00-05:00", numberColumn, "year-of-number")!;
    }
}
