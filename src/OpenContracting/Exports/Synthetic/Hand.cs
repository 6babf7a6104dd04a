using System.Buffers;
using System.Text;

namespace OpenContracting.Exports.Synthetic;

/// <summary>The hand of the clerk who types a title: capitals, lost accents, slips of the finger, odd spaces.</summary>
internal static class Hand
{
    private static readonly SearchValues<char> Accented = SearchValues.Create("áéíóúüÁÉÍÓÚÜ");

    public static string Write(string title, Vocabulary vocabulary, ref Dice dice)
    {
        if (char.IsLower(title[0]))
            title = char.ToUpperInvariant(title[0]) + title[1..];
        if (dice.Chance(0.035))
            title = Misspell(title, vocabulary, ref dice);
        if (dice.Chance(0.25))
            title = WithoutAccents(title);
        var look = dice.Below(100);
        if (look < 52)
            title = title.ToUpperInvariant();
        if (look is 52 or 53)
            title = title.ToLowerInvariant();
        return dice.Below(100) switch
        {
            < 3 => title.Replace(" de ", "  de ", StringComparison.OrdinalIgnoreCase),
            < 5 => title + " ",
            < 11 => title + ".",
            < 15 => $"\"{title}\"",
            < 17 => $"REQ. {dice.Between(1_000, 99_999)} {title}",
            _ => title,
        };
    }

    private static string Misspell(string title, Vocabulary vocabulary, ref Dice dice)
    {
        foreach (var word in title.Split(' '))
        {
            if (vocabulary.Misspellings.TryGetValue(word, out var slips))
                return title.Replace(word, dice.Pick(slips));
        }

        return title;
    }

    private static string WithoutAccents(string title)
    {
        if (!title.AsSpan().ContainsAny(Accented))
            return title;

        var builder = new StringBuilder(title);
        foreach (var (accented, plain) in "áaéeíióoúuüuÁAÉEÍIÓOÚUÜU".Chunk(2).Select(pair => (pair[0], pair[1])))
            builder.Replace(accented, plain);

        return builder.ToString();
    }
}
