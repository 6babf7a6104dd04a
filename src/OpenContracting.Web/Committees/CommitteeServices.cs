using OpenContracting.Web.Gatherings;

namespace OpenContracting.Web.Committees;

public static class CommitteeServices
{
    /// <summary>The committees that watch works, and their workrooms.</summary>
    public static void AddCommittees(this IServiceCollection services)
    {
        services.AddScoped<CommitteeRegister>();
        services.AddScoped<VisitBook>();
        services.AddScoped<VisitDrafts>();
        services.AddScoped<VisitPhotos>();
        services.AddScoped<CommitteeSeats>();
        services.AddScoped<GatheringBook>();
    }
}
