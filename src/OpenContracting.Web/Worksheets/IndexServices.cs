namespace OpenContracting.Web.Worksheets;

public static class IndexServices
{
    /// <summary>Editions of the transparency index: taken in, filled in, read.</summary>
    public static void AddTransparencyIndex(this IServiceCollection services)
    {
        services.AddSingleton<IndexRegister>();
        services.AddScoped<IndexIntake>();
        services.AddScoped<IndexSheets>();
    }
}
