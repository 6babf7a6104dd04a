namespace OpenContracting.Web.Budgets;

public static class BudgetServices
{
    /// <summary>Budget execution, taken in and set beside contracts.</summary>
    public static void AddBudgets(this IServiceCollection services)
    {
        services.AddScoped<BudgetIntake>();
        services.AddSingleton<WorkRegister>();
        services.AddSingleton<BudgetRegister>();
    }
}
