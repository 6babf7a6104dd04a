using OpenContracting.People.Committees;
using OpenContracting.Storage.Committees;

namespace OpenContracting.Web.Committees;

/// <summary>Which committees are asked for; nothing for any.</summary>
public sealed record CommitteeFilter
{
    public IReadOnlyList<CommitteeState> States { get; init; } = [];
    public string? Province { get; init; }
    public string? District { get; init; }
    public string? Project { get; init; }

    public bool Finds(Committee committee) =>
        (States.Count == 0 || States.Contains(committee.State))
        && (Province is null || committee.Province == Province)
        && (District is null || committee.District == District)
        && (Project is null || committee.Projects.Exists(watched => watched.ProjectId == Project));
}
