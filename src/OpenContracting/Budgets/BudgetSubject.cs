namespace OpenContracting.Budgets;

/// <summary>A code of a register as decisions name it: <c>PA-SINIP:900123</c>.</summary>
public static class BudgetSubject
{
    /// <summary>As decisions name it.</summary>
    public static string Of(string system, string code) => $"{system}:{BudgetMatching.Code(code)}";

    /// <summary>The register and the code of a name.</summary>
    public static (string System, string Code) Parse(string subject) =>
        subject.IndexOf(':') is var colon and > 0 ? (subject[..colon], subject[(colon + 1)..]) : ("", subject);
}
