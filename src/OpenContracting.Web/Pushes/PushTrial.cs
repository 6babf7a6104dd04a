using System.Security.Cryptography;
using OpenContracting.Exports;
using OpenContracting.Web.Api;
using OpenContracting.Web.Hosting;

namespace OpenContracting.Web.Pushes;

/// <summary>Reads an export as it would be read, and keeps nothing.</summary>
public sealed class PushTrial(InstanceSettings settings) : IDisposable
{
    private const int MostPlaces = 50;

    /// <summary>Two at a time in one process; the others wait their turn.</summary>
    private readonly SemaphoreSlim turns = new(2);

    public async Task<TrialBody> RunAsync(Stream content, string name, CancellationToken cancellation)
    {
        await turns.WaitAsync(cancellation);
        var folder = Path.Combine(settings.DataFolder, "spool");
        Directory.CreateDirectory(folder);
        await using var file = new FileStream(
            Path.Combine(folder, Guid.NewGuid().ToString("n")), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read, 1 << 16,
            FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        try
        {
            await content.CopyToAsync(file, cancellation);
            await file.FlushAsync(cancellation);
            file.Position = 0;
            var sha256 = await SHA256.HashDataAsync(file, cancellation);
            var sink = new Counts();
            var summary = await Task.Run(
                () => ExportReader.Read(new ExportFile(name, () => new FileStream(file.Name, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete)), sink, cancellation),
                cancellation);
            return new TrialBody
            {
                Name = name,
                Size = file.Length,
                Sha256 = Convert.ToHexStringLower(sha256),
                Adapter = summary.Adapter,
                Processes = sink.Processes,
                Tables = [.. summary.Tables.Select(table => new TableBody(table.Table, table.Rows, table.Used, table.Quarantined, table.Duplicates))],
                UnknownTables = summary.UnknownTables,
                Quarantine = sink.Codes,
                QuarantinedRows = sink.Places,
                RefusalCode = summary.Refusal?.Code,
                RefusalDetail = summary.Refusal?.Detail,
            };
        }
        finally
        {
            turns.Release();
        }
    }

    public void Dispose() => turns.Dispose();

    private sealed class Counts : IExportSink
    {
        public int Processes { get; private set; }

        public Dictionary<string, int> Codes { get; } = [];

        public List<PlaceBody> Places { get; } = [];

        public void Accept(ProcessSnapshot snapshot) => Processes++;

        public void Quarantine(QuarantinedRow row)
        {
            Codes[row.Code] = Codes.GetValueOrDefault(row.Code) + 1;
            // Without the value: it may be what must not be shown.
            if (Places.Count < MostPlaces)
                Places.Add(new PlaceBody(row.Table, row.Row, row.Code, row.Column));
        }
    }
}
