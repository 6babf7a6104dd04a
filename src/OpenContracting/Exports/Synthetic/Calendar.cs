namespace OpenContracting.Exports.Synthetic;

/// <summary>The months of a data set, as day numbers.</summary>
internal sealed class Calendar
{
    private readonly int[] firstDays;

    public Calendar(SyntheticOptions options)
    {
        Months = options.Months;
        firstDays = [.. Enumerable.Range(0, Months + 1).Select(month => options.FirstMonth.AddMonths(month).DayNumber)];
    }

    public int Months { get; }

    public int LastDay => LastDayOf(Months - 1);

    public int FirstDayOf(int month) => firstDays[month];

    public int LastDayOf(int month) => firstDays[month + 1] - 1;

    /// <summary>The month a day lies in.</summary>
    public int MonthOf(int day)
    {
        var found = Array.BinarySearch(firstDays, day);
        return found < 0 ? ~found - 1 : found;
    }

    /// <summary>A working day of a month.</summary>
    public int AnyDay(int month, ref Dice dice)
    {
        var day = WorkingDay(firstDays[month] + dice.Below(firstDays[month + 1] - firstDays[month]));
        return day < firstDays[month + 1] ? day : WorkingDay(firstDays[month]);
    }

    /// <summary>The day itself, or the Monday after a weekend.</summary>
    public static int WorkingDay(int day) => DateOnly.FromDayNumber(day).DayOfWeek switch
    {
        DayOfWeek.Saturday => day + 2,
        DayOfWeek.Sunday => day + 1,
        _ => day,
    };
}
