using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenContracting.People.Cases;
using OpenContracting.Storage.Cases;
using OpenContracting.Storage.Projects;
using OpenContracting.Web.Cases;

namespace OpenContracting.IntegrationTests.Web;

/// <summary>Synthetic observations about a published work of a portal.</summary>
internal static class CasesOfPortal
{
    /// <summary>The private key of the portals' recipient, as their machine has it.</summary>
    public static string RecipientPem { get; } = NewPem();

    /// <summary>What names the recipient to a portal.</summary>
    public static string RecipientSetting
    {
        get
        {
            using var pair = ECDiffieHellman.Create();
            pair.ImportFromPem(RecipientPem);
            return "--OpenContracting:CaseRecipients=Recepción sintética=" + CasePublicKey.Of(pair);
        }
    }

    /// <summary>The public name of a published observation with a redaction and an answer, made when there is none.</summary>
    public static async Task<string> FirstCaseAsync(this RunningPortal portal)
    {
        await using var db = await portal.OpenDbAsync();
        if (await db.Cases.Where(one => one.State == CaseState.Published && one.PublicText != null).OrderBy(one => one.Id).Select(one => one.Ref).FirstOrDefaultAsync() is { } known)
            return known;
        var work = await db.Projects.AsNoTracking().Where(project => project.State == ProjectState.Published && project.PublicAuthorityId != null).OrderBy(project => project.ProjectId).FirstAsync();
        await using var scope = portal.Services.CreateAsyncScope();
        var (history, desk) = (scope.ServiceProvider.GetRequiredService<CaseHistory>(), scope.ServiceProvider.GetRequiredService<CaseDesk>());
        const string Text = "La obra está parada desde hace un mes. La señora Sintética vive al lado.";
        var opened = new Case
        {
            Ref = "o-sintetica1",
            ReceiptId = ReceiptCode.New().LookupId,
            Lane = CaseLane.Observation,
            Category = CaseCategory.Abandoned,
            ProjectId = work.ProjectId,
            Institution = work.PublicAuthorityId,
            Text = Text,
            Pseudonym = "abc123",
            State = CaseState.Received,
            OpenedOn = history.Today,
        };
        Assert.True(await history.OpenAsync(opened, default));
        Assert.Null(await desk.PublishAsync("test", opened.Id, Text.Replace("señora Sintética", "[[señora Sintética]]"), default));
        Assert.Null(await desk.ReplyAsync("test", [work.PublicAuthorityId!], opened.Id, "Se retoma el lunes.", default));
        return opened.Ref;
    }

    private static string NewPem()
    {
        using var pair = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        return pair.ExportPkcs8PrivateKeyPem();
    }
}
