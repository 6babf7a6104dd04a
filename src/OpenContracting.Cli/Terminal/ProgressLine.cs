using System.Diagnostics;

namespace OpenContracting.Cli.Terminal;

/// <summary>How far long work has come: one line that rewrites itself on a terminal, a plain line every ten seconds when piped.</summary>
public sealed class ProgressLine : IDisposable
{
    private const int WidestBar = 20;
    private const int NarrowestBar = 5;

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
        this.what = Ink.Visible(what);
        this.total = total;
        this.quiet = quiet;
        // What is done at once needs no progress.
        lastWritten = terminal ? TimeSpan.FromMilliseconds(200) : TimeSpan.Zero;
    }

    /// <summary>Tells how many bytes and items are done.</summary>
    public void Report(long bytes, long items)
    {
        if (quiet || watch.Elapsed - lastWritten < (terminal ? OnTerminal : WhenPiped))
            return;

        lastWritten = watch.Elapsed;
        wrote = true;
        session.Error.Write(terminal ? $"\r\u001b[K{At(bytes, items, watch.Elapsed, Wrapping.WidthOf(redirected: false) - 1)}" : At(bytes, items, watch.Elapsed, int.MaxValue) + Environment.NewLine);
        session.Error.Flush();
    }

    /// <summary>Clears the line.</summary>
    public void Dispose()
    {
        if (wrote && terminal)
            session.Error.Write("\r\u001b[K");
    }

    /// <summary>The line after some time.</summary>
    /// <remarks>What does not fit would go on in a line that nobody clears: first the bar gives way, then the name.</remarks>
    public string At(long bytes, long items, TimeSpan elapsed, int width)
    {
        var rate = bytes / Math.Max(0.001, elapsed.TotalSeconds);
        var bar = WidestBar;
        while (bar > NarrowestBar && Line(what, bar, bytes, items, rate).Length > width)
            bar--;
        var over = Line(what, bar, bytes, items, rate).Length - width;
        return Line(over > 0 ? Shortened(what, Math.Max(1, what.Length - over)) : what, bar, bytes, items, rate);
    }

    // The end of a path or an address tells the most.
    private static string Shortened(string name, int length) => name.Length <= length ? name : "…" + name[(name.Length - length + 1)..];

    private string Line(string name, int bar, long bytes, long items, double rate) => total > 0 && bytes > 0
        ? session.Text(text + ".known", name, Bar((double)bytes / total, bar), 100 * Math.Min(bytes, total) / total, items.ToString("N0"), Megabytes(rate), Left(rate, bytes))
        : session.Text(text + ".unknown", name, items.ToString("N0"), Megabytes(bytes), Megabytes(rate));

    private static string Bar(double share, int cells)
    {
        var full = (int)Math.Clamp(share * cells, 0, cells);
        return new string('█', full) + new string('░', cells - full);
    }

    private static string Megabytes(double bytes) => (bytes / 1_000_000).ToString("N1");

    private string Left(double rate, long bytes)
    {
        var seconds = TimeSpan.FromSeconds(Math.Max(0, total - bytes) / Math.Max(1, rate));
        return seconds.TotalHours >= 1 ? seconds.ToString(@"h\:mm\:ss") : seconds.ToString(@"m\:ss");
    }
}
