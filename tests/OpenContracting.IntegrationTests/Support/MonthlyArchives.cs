using System.IO.Compression;
using System.Text;

namespace OpenContracting.IntegrationTests.Support;

/// <summary>Synthetic monthly archives of one works process, each saying what it is told to.</summary>
public static class MonthlyArchives
{
    public const string Number = "2026-0-09-03-08-LP-900301";
    public const string Ocid = $"ocds-213czf-{Number}-1";

    private const string RecordColumns =
        "ocid,compiledRelease/id,compiledRelease/date,compiledRelease/publishedDate,compiledRelease/tag,compiledRelease/initiationType,"
        + "compiledRelease/buyer/id,compiledRelease/buyer/name,compiledRelease/tender/id,compiledRelease/tender/title,compiledRelease/tender/status,"
        + "compiledRelease/tender/mainProcurementCategory,compiledRelease/tender/value/amount,compiledRelease/tender/value/currency";

    private const string AwardColumns =
        "ocid,compiledRelease/awards/0/id,compiledRelease/awards/0/status,compiledRelease/awards/0/value/amount,compiledRelease/awards/0/value/currency";

    /// <summary>An archive packed at a time, of a record and the rows of awards.</summary>
    /// <param name="packed">The source's own date of the export.</param>
    /// <param name="date">The date of the record.</param>
    /// <param name="status">The tender's status.</param>
    /// <param name="amount">The tender's value; empty for none.</param>
    /// <param name="awards">Rows of awards as they stand in the file, without the ocid; null leaves the table out.</param>
    public static byte[] Make(DateTime packed, string date, string status, string amount, params string[]? awards)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(archive, packed, "records.csv", RecordColumns,
                [$"{Ocid},{Ocid}-{date},{date}T08:00:00-05:00,{date}T09:00:00-05:00,tender,tender,8-NT-1-900001,Ministerio Ficticio de Obras Públicas,{Number},"
                    + $"Construcción de puente vehicular sobre el río Sintético,{status},works,{amount},{(amount.Length == 0 ? "" : "PAB")}"]);
            if (awards is not null)
                Write(archive, packed, "com_awards.csv", AwardColumns, awards.Select(row => $"{Ocid},{row}"));
        }

        return bytes.ToArray();
    }

    private static void Write(ZipArchive archive, DateTime packed, string name, string columns, IEnumerable<string> rows)
    {
        var entry = archive.CreateEntry(name);
        entry.LastWriteTime = packed;
        using var content = entry.Open();
        content.Write(Encoding.UTF8.GetBytes(string.Join('\n', [columns, .. rows, ""])));
    }
}
