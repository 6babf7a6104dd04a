using System.Text;
using OpenContracting.Releases.Drafts;

namespace OpenContracting.Releases.Rules;

/// <summary>Mends text that was read as windows-1252 after being written as UTF-8 ("portÃ¡til"), only where the round trip is exact.</summary>
internal static class DamagedEncoding
{
    public const string Rule = "damaged-encoding-mended";

    private static readonly Encoding Utf8 = new UTF8Encoding(false, throwOnInvalidBytes: true);

    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(
        1252, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    public static void Repair(Draft draft)
    {
        switch (draft)
        {
            case DraftObject node:
                for (var index = 0; index < node.Count; index++)
                {
                    var (name, value) = node.At(index);
                    if (Mended(value) is { } mended)
                        node[name] = mended;
                    else
                        Repair(value);
                }

                break;
            case DraftArray array:
                for (var index = 0; index < array.Count; index++)
                {
                    if (Mended(array[index]) is { } mended)
                        array[index] = mended;
                    else
                        Repair(array[index]);
                }

                break;
        }
    }

    /// <summary>The text as it was before the damage; null when it shows none, or not surely.</summary>
    public static string? Mend(string text)
    {
        var mended = text;
        // Text can have been through the mill twice.
        for (var round = 0; round < 2; round++)
        {
            if (Once(mended) is not { } better)
                break;
            mended = better;
        }

        return ReferenceEquals(mended, text) ? null : mended;
    }

    private static DraftValue? Mended(Draft value) =>
        value is DraftValue { IsText: true } leaf && Mend(leaf.Text) is { } text ? leaf.Changed(text, Rule) : null;

    private static string? Once(string text)
    {
        // Every such damage begins with the mark of a UTF-8 lead byte: Â, Ã or â.
        if (text.AsSpan().IndexOfAny('Â', 'Ã', 'â') < 0)
            return null;
        try
        {
            var mended = Utf8.GetString(Windows1252.GetBytes(text));
            return mended.Length < text.Length && Windows1252.GetString(Utf8.GetBytes(mended)) == text ? mended : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
