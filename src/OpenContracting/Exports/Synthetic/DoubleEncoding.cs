using System.Text;

namespace OpenContracting.Exports.Synthetic;

/// <summary>Damages text as DGCP's document titles are damaged: its UTF-8 read as Windows-1252.</summary>
internal static class DoubleEncoding
{
    /// <summary>What Windows-1252 has at 0x80 to 0x9F; its five gaps stay what they are in Latin-1.</summary>
    private const string High =
        "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

    public static string Damage(string text)
    {
        var damaged = new StringBuilder();
        foreach (var one in Encoding.UTF8.GetBytes(text))
            damaged.Append(one is >= 0x80 and < 0xA0 ? High[one - 0x80] : (char)one);

        return damaged.ToString();
    }
}
