namespace OpenContracting.Json;

/// <summary>The standards' date-time: RFC 3339 §5.6 with time and offset, and nothing looser.</summary>
/// <remarks>
/// Refused, as the official review tools refuse them: a date alone, no offset, no seconds, a space for the T, an offset without colon,
/// hour 24, second 60, impossible days, year 0000, a comma in the fraction, anything after the offset (a line end too).
/// Lower-case t and z, any fraction and <c>-00:00</c> are accepted.
/// </remarks>
public static class DateTimeText
{
    /// <summary>Whether the text is a full date-time.</summary>
    public static bool IsValid(ReadOnlySpan<byte> text) => Read(text, out _, out _, out _);

    /// <summary>The instant in UTC. Fractions below 100 ns are dropped.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out DateTimeOffset instant)
    {
        instant = default;
        if (TryReadPlain(text, out instant))
            return true;
        if (!Read(text, out var local, out var fraction, out var offsetMinutes))
            return false;
        // Years 0001 and 9999 can leave the range of DateTimeOffset once the offset is taken off.
        var ticks = Math.Clamp(local + fraction - offsetMinutes * TimeSpan.TicksPerMinute,
            DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks);
        instant = new DateTimeOffset(ticks, TimeSpan.Zero);
        return true;
    }

    // 2024-01-31T12:00:00Z, as nearly all are written, its day one that every month has.
    private static unsafe bool TryReadPlain(ReadOnlySpan<byte> text, out DateTimeOffset instant)
    {
        instant = default;
        if (text.Length != 20)
            return false;
        fixed (byte* p = text)
        {
            if (!FastText.IsPlainDateTime(p))
                return false;
            instant = new DateTimeOffset(
                new DateTime((Two(p) * 100) + Two(p + 2), Two(p + 5), Two(p + 8), Two(p + 11), Two(p + 14), Two(p + 17)).Ticks, TimeSpan.Zero);
            return true;
        }
    }

    private static unsafe int Two(byte* digits) => (digits[0] - '0') * 10 + digits[1] - '0';

    private static bool Read(ReadOnlySpan<byte> text, out long localTicks, out long fractionTicks, out int offsetMinutes)
    {
        localTicks = fractionTicks = 0;
        offsetMinutes = 0;
        if (text.Length < 20 || text[4] != '-' || text[7] != '-' || (text[10] | 0x20) != 't' || text[13] != ':' || text[16] != ':')
            return false;
        if (!Digits(text[..4], out var year) || !Digits(text.Slice(5, 2), out var month) || !Digits(text.Slice(8, 2), out var day)
            || !Digits(text.Slice(11, 2), out var hour) || !Digits(text.Slice(14, 2), out var minute)
            || !Digits(text.Slice(17, 2), out var second))
            return false;
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)
            || hour > 23 || minute > 59 || second > 59)
            return false;
        localTicks = new DateTime(year, month, day, hour, minute, second).Ticks;
        return Offset(Fraction(text[19..], ref fractionTicks), ref offsetMinutes);
    }

    // Returns what follows the fraction; an empty rest when a point has no digits after it.
    private static ReadOnlySpan<byte> Fraction(ReadOnlySpan<byte> rest, ref long ticks)
    {
        if (rest[0] != '.')
            return rest;
        var i = 1;
        for (var unit = TimeSpan.TicksPerSecond / 10; i < rest.Length && char.IsAsciiDigit((char)rest[i]); i++, unit /= 10)
            ticks += (rest[i] - '0') * unit;
        return i == 1 ? [] : rest[i..];
    }

    private static bool Offset(ReadOnlySpan<byte> rest, ref int minutes)
    {
        if (rest.Length == 1)
            return (rest[0] | 0x20) == 'z';
        if (rest.Length != 6 || rest[0] is not ((byte)'+' or (byte)'-') || rest[3] != ':')
            return false;
        if (!Digits(rest.Slice(1, 2), out var hour) || !Digits(rest.Slice(4, 2), out var minute) || hour > 23 || minute > 59)
            return false;
        minutes = (hour * 60 + minute) * (rest[0] == '-' ? -1 : 1);
        return true;
    }

    private static bool Digits(ReadOnlySpan<byte> text, out int number)
    {
        number = 0;
        foreach (var b in text)
        {
            if (!char.IsAsciiDigit((char)b))
                return false;
            number = number * 10 + (b - '0');
        }

        return true;
    }
}
