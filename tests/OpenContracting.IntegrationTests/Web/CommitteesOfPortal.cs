using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenContracting.Storage.Committees;
using OpenContracting.Storage.Projects;
using OpenContracting.Web.Committees;

namespace OpenContracting.IntegrationTests.Web;

/// <summary>A synthetic committee that watches a published work of a portal.</summary>
internal static class CommitteesOfPortal
{
    /// <summary>The code of the portal's first committee, made when there is none.</summary>
    public static async Task<string> FirstCommitteeAsync(this RunningPortal portal)
    {
        await using var db = await portal.OpenDbAsync();
        if (await db.Committees.OrderBy(committee => committee.Id).Select(committee => committee.Code).FirstOrDefaultAsync() is { } known)
            return known;
        var work = await db.Projects.AsNoTracking().Where(project => project.State == ProjectState.Published).OrderBy(project => project.ProjectId).FirstAsync();
        await using var scope = portal.Services.CreateAsyncScope();
        var register = scope.ServiceProvider.GetRequiredService<CommitteeRegister>();
        var form = new CommitteeForm
        {
            Name = "Comité sintético de la escuela",
            Kind = "socialAudit",
            State = "active",
            Province = "cocle",
            Members = 6,
            Women = 3,
            CertificateNumber = "SINT-001",
            NextMeeting = new DateTime(2030, 5, 4, 18, 30, 0),
            MeetingPlace = "Casa comunal, salón 2",
            Projects = work.ProjectId,
        };
        Assert.Empty(form.Problems());
        var code = (await register.SaveAsync("test", null, form, default))!;
        Assert.True(await register.NameAsync("test", code, new CommitteeMember { Name = "Persona Sintética", IsCoordinator = true, ConsentOn = new(2026, 1, 2), ConsentRecord = "acta sintética 1" }, default));
        return code;
    }
}
