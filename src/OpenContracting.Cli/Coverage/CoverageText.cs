using System.Text;
using OpenContracting.Cli.Terminal;
using OpenContracting.Standards.Ids;
using OpenContracting.Validation.Disclosures;

namespace OpenContracting.Cli.Coverage;

/// <summary>What a person reads on a terminal of 80 columns: shares by phase and module, what lacks most, and who discloses how much.</summary>
public sealed class CoverageText(Session session, CoverageTallies tallies)
{
    private const int Name = 34;
    private const int Cells = 16;
    private const int Shown = 10;

    public void Write(Stream output, bool colour)
    {
        var ink = new Ink(colour);
        using var text = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        text.WriteLine(ink.Strong(session.Text("coverage.head", tallies.All.Projects.ToString("N0"), tallies.ByAuthority.Count.ToString("N0"))));
        text.WriteLine(Texts.OfLibrary[session.Language, "disclosure.notIndex"]);
        foreach (var set in Enum.GetValues<IdsSet>())
            WriteSet(text, set, ink);
        text.WriteLine();
        text.WriteLine(ink.Faint(session.Text("coverage.legend")));
        WriteGaps(text, ink);
        WriteAuthorities(text, ink);
    }

    private void WriteSet(StreamWriter text, IdsSet set, Ink ink)
    {
        var whole = tallies.All.Whole(set);
        text.WriteLine();
        text.WriteLine($"{ink.Strong(whole.Title(session.Language).PadRight(Name + Cells + 4))}{session.Text("coverage.columns")}");
        foreach (var part in tallies.All.Parts(set).Append(whole))
            text.WriteLine(Row(ReferenceEquals(part, whole) ? session.Text("coverage.total") : part.Title(session.Language), part));
    }

    private static string Row(string name, DisclosureShare share)
    {
        var full = (int)((share.Percentage ?? 0) * Cells / 100);
        var bar = share.Due == 0 ? new string(' ', Cells) : new string('█', full) + new string('░', Cells - full);
        var percentage = share.Percentage is { } known ? $"{Math.Floor(known)} %" : "–";
        return $"  {Cut(name, Name - 2),-(Name - 2)} {bar} {share.Disclosed,9:N0} {share.Due,9:N0} {percentage,6}";
    }

    private void WriteGaps(StreamWriter text, Ink ink)
    {
        var gaps = tallies.All.Gaps(IdsSet.Core);
        if (gaps.Count == 0)
            return;
        text.WriteLine();
        text.WriteLine(ink.Strong(session.Text("coverage.gaps").PadRight(57)) + session.Text("coverage.gapColumns"));
        foreach (var gap in gaps.Take(Shown))
            text.WriteLine($"  {Cut(gap.Element.Name(session.Language), 52),-52} {gap.Missing,10:N0} {"+" + gap.Points.ToString("0.00"),10}");
        if (gaps.Count > Shown)
            text.WriteLine(ink.Faint("  " + session.Text("coverage.more", gaps.Count - Shown)));
    }

    private void WriteAuthorities(StreamWriter text, Ink ink)
    {
        text.WriteLine();
        text.WriteLine(ink.Strong(session.Text("coverage.authorities").PadRight(57)) + session.Text("coverage.authorityColumns"));
        var rows = tallies.ByAuthority.Select(each => (each.Key, each.Value.Projects, Core: each.Value.Whole(IdsSet.Core)))
            .OrderByDescending(row => row.Core.Percentage).ThenBy(row => row.Key, StringComparer.Ordinal).ToList();
        foreach (var (name, projects, core) in rows.Take(Shown))
            text.WriteLine($"  {Cut(name.Length == 0 ? session.Text("coverage.noAuthority") : name, 52),-52} {projects,10:N0} {(core.Percentage is { } known ? $"{known:0.0} %" : "–"),10}");
        if (rows.Count > Shown)
            text.WriteLine(ink.Faint("  " + session.Text("coverage.more", rows.Count - Shown)));
    }

    private static string Cut(string text, int width) => text.Length <= width ? text : text[..(width - 1)] + "…";
}
