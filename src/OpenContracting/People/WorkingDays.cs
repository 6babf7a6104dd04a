using OpenContracting.Standards.Panama;

namespace OpenContracting.People;

/// <summary>Terms in working days: Saturdays, Sundays and Panama's holidays do not count.</summary>
public static class WorkingDays
{
    /// <summary>The last day of a term that begins the day after.</summary>
    /// <param name="day">The day before the term.</param>
    /// <param name="count">How many working days it has.</param>
    /// <param name="holidays">The holidays; those of the tables in use when null.</param>
    public static DateOnly After(DateOnly day, int count, Holidays? holidays = null)
    {
        holidays ??= Holidays.Of();
        for (var left = count; left > 0;)
        {
            day = day.AddDays(1);
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !holidays.Has(day))
                left--;
        }

        return day;
    }
}
