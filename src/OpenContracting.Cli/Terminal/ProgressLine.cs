using System.Diagnostics;

namespace OpenContracting.Cli.Terminal;

/// <summary>How far long work has come: one line that rewrites itself on a terminal, a plain line every ten seconds when piped.</summary>
public sealed class ProgressLine : IDisposable
{
    private static readonly TimeSpan OnTerminal = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan WhenPiped = TimeSpan.FromSeconds(10);

    private readonly Session session;
    private readonly string what;
    private readonly long total;
    private readonly bool quiet;
    private readonly string text;
    private readonly bool terminal = !Console.IsErrorRedirected;
    private readonly Stopwatch watch = Stopwatch.StartNew();
    private TimeSpan lastWritten;
    private bool wrote;

    /// <param name="session">Where the line goes.</param>
    /// <param name="what">What is done to what, for example the file's name.</param>
    /// <param name="total">Bytes (or items) in all; 0 when unknown.</param>
    /// <param name="quiet">True to write nothing.</param>
    /// <param name="text">The key of its texts, for work that is not reading.</param>
    public ProgressLine(Session session, string what, long total, bool quiet, string text = "progress")
    {
        this.text = text;
        this.session = session;
        this.what = what;
        this.total = total;
        this.quiet = quiet;
        lastWritten = terminal ? -OnTerminal + TimeSpan.FromMilliseconds(-400) : TimeSpan.Zero;
    }

    /// <summary>Tells how many bytes and items are done.</summary>
    public void Report(long bytes, long items)
    {
        if (quiet || watch.Elapsed - lastWritten < (terminal ? OnTerminal : WhenPiped))
            return;

        lastWritten = watch.Elapsed;
        wrote = true;
        var rate = bytes / Math.Max(0.001, watch.Elapsed.TotalSeconds);
        var line = total > 0 && bytes > 0
            ? session.Text(text + ".known", what, Bar((double)bytes / total), 100 * Math.Min(bytes, total) / total, items.ToString("N0"), Megabytes(rate), Left(rate, bytes))
            : session.Text(text + ".unknown", what, items.ToString("N0"), Megabytes(bytes), Megabytes(rate));
        session.Error.Write(terminal ? $"\r\u001b[K{line}" : line + Environment.NewLine);
        session.Error.Flush();
    }

    /// <summary>Clears the line.</summary>
    public void Dispose()
    {
        if (wrote && terminal)
            session.Error.Write("\r\u001b[K");
    }

    private static string Bar(double share)
    {
        const int Cells = 20;
        var full = (int)Math.Clamp(share * Cells, 0, Cells);
        return new string('█', full) + new string('░', Cells - full);
    }

    private static string Megabytes(double bytes) => (bytes / 1_000_000).ToString("N1");

    private string Left(double rate, long bytes)
    {
        var seconds = TimeSpan.FromSeconds(Math.Max(0, total - bytes) / Math.Max(1, rate));
        return seconds.TotalHours >= 1 ? seconds.ToString(@"h\:mm\:ss") : seconds.ToString(@"m\:ss");
    }
}
