namespace OpenContracting.Exports.Synthetic;

/// <summary>A day and a second of it, in Panama's time.</summary>
internal readonly record struct Moment(int Day, int Second) : IComparable<Moment>
{
    public int CompareTo(Moment other) => Day != other.Day ? Day.CompareTo(other.Day) : Second.CompareTo(other.Second);

    /// <summary>Writes it as in <c>2024-05-27T15:46:15-05:00</c>; returns the length, which is always the same.</summary>
    public int Write(Span<byte> target)
    {
        var (year, month, day) = DateOnly.FromDayNumber(Day);
        "0000-00-00T00:00:00-05:00"u8.CopyTo(target);
        Put(target, 2, year % 100);
        Put(target, 0, year / 100);
        Put(target, 5, month);
        Put(target, 8, day);
        Put(target, 11, Second / 3600);
        Put(target, 14, Second / 60 % 60);
        Put(target, 17, Second % 60);
        return 25;
    }

    private static void Put(Span<byte> target, int at, int twoDigits)
    {
        target[at] = (byte)('0' + twoDigits / 10);
        target[at + 1] = (byte)('0' + twoDigits % 10);
    }
}
