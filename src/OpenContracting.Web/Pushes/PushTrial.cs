using System.Security.Cryptography;
using OpenContracting.Exports;
using OpenContracting.Jobs.Exports;
using OpenContracting.Web.Api;
using OpenContracting.Web.Hosting;

namespace OpenContracting.Web.Pushes;

/// <summary>Reads an export as it would be read, and keeps nothing.</summary>
public sealed class PushTrial(InstanceSettings settings) : IHostedService, IDisposable
{
    private const int MostPlaces = 50;

    /// <summary>Two at a time in one process; the others wait their turn.</summary>
    private readonly SemaphoreSlim turns = new(2);

    private string Folder => Path.Combine(settings.DataFolder, "spool");

    /// <summary>Removes what a process that died has left; what another one has open stays.</summary>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var path in Directory.Exists(Folder) ? Directory.GetFiles(Folder) : [])
        {
            try
            {
                using var left = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (Exception inUse) when (inUse is IOException or UnauthorizedAccessException)
            {
                // Somebody is writing it, or has just removed it.
            }
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Reads an export as it would be read.</summary>
    /// <exception cref="DifferentHashException">The bytes are not the announced ones.</exception>
    /// <exception cref="EmptyExportException">There are none.</exception>
    public async Task<TrialBody> RunAsync(Stream content, string name, byte[]? announced, string language, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Folder);
        await using var file = new FileStream(
            Path.Combine(Folder, Guid.NewGuid().ToString("n")), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read, 1 << 16,
            FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        await content.CopyToAsync(file, cancellation);
        await file.FlushAsync(cancellation);
        if (file.Length == 0)
            throw new EmptyExportException();
        file.Position = 0;
        var sha256 = await SHA256.HashDataAsync(file, cancellation);
        if (announced is not null && !announced.AsSpan().SequenceEqual(sha256))
            throw new DifferentHashException(announced, sha256);
        // Only now: a slow sender keeps nobody waiting.
        await turns.WaitAsync(cancellation);
        try
        {
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
                RefusalDetail = summary.Refusal?.In(language),
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
