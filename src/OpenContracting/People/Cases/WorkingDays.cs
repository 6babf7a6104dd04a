namespace OpenContracting.People.Cases;

/// <summary>Terms in working days: Saturdays and Sundays do not count. Public holidays are not known here, so a term may be a day or two longer in truth.</summary>
public static class WorkingDays
{
    /// <summary>The last day of a term that begins the day after.</summary>
    public static DateOnly After(DateOnly day, int count)
    {
        for (var left = count; left > 0;)
        {
            day = day.AddDays(1);
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
                left--;
        }

        return day;
    }
}
