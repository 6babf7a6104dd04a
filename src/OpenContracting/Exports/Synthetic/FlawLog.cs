using System.Text;

namespace OpenContracting.Exports.Synthetic;

/// <summary>Writes one line a planted flaw, so that a reader's answer to each can be checked.</summary>
internal sealed class FlawLog(string file) : IDisposable
{
    public const string Header = "month,table,row,flaw,column,ocid";

    private readonly StreamWriter lines = new(file, append: false, new UTF8Encoding(false)) { NewLine = "\n" };

    public string Month { get; set; } = "";

    public long Count { get; private set; }

    public void Add(string table, long row, Flaw flaw, string column, ReadOnlySpan<byte> ocid)
    {
        Count++;
        lines.WriteLine($"{Month},{table},{row},{Name(flaw)},{column},{Encoding.UTF8.GetString(ocid)}");
    }

    public void Dispose() => lines.Dispose();

    private static string Name(Flaw flaw) => flaw switch
    {
        Flaw.Duplicate => "duplicate",
        Flaw.MissingOcid => "missing-ocid",
        Flaw.MissingId => "missing-id",
        Flaw.ShortRow => "short-row",
        Flaw.BadDate => "bad-date",
        Flaw.BadAmount => "bad-amount",
        Flaw.StrayQuote => "stray-quote",
        Flaw.OpenQuote => "open-quote",
        Flaw.DoubleEncoded => "double-encoded",
        _ => throw new ArgumentOutOfRangeException(nameof(flaw), flaw, "Nothing is wrong."),
    };
}
