namespace OpenContracting.Web.Committees;

public static class CommitteeServices
{
    /// <summary>The committees that watch works.</summary>
    public static void AddCommittees(this IServiceCollection services)
    {
        services.AddScoped<CommitteeRegister>();
        services.AddScoped<VisitBook>();
    }
}
