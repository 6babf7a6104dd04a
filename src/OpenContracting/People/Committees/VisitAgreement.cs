namespace OpenContracting.People.Committees;

/// <summary>When a committee stands behind a visit that one of it wrote down.</summary>
public static class VisitAgreement
{
    /// <summary>Whether more than half of those who may agree did.</summary>
    /// <param name="voices">Coordinators and members who have a seat in the workroom.</param>
    /// <param name="agreed">How many of them agreed to the text as it is.</param>
    public static bool IsReached(int voices, int agreed) => voices > 0 && agreed * 2 > voices;

    /// <summary>How many more are needed.</summary>
    public static int Missing(int voices, int agreed) => Math.Max(0, (voices / 2) + 1 - agreed);
}
