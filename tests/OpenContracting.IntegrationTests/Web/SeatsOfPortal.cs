using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OpenContracting.People.Committees;
using OpenContracting.Web.Accounts;
using OpenContracting.Web.Committees;
using OpenContracting.Web.Pages;

namespace OpenContracting.IntegrationTests.Web;

/// <summary>Members of committees: an account and a seat each, signed in by a link as they would be.</summary>
internal static class SeatsOfPortal
{
    /// <summary>Gives somebody a seat and opens their link.</summary>
    public static async Task<StaffBrowser> SeatedAsync(this RunningPortal portal, string committee, string email, CommitteePart part, CookieContainer? cookies = null)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        Assert.True(await scope.ServiceProvider.GetRequiredService<CommitteeSeats>().SeatAsync("test", committee, email, part, "es", default));
        var user = (await scope.ServiceProvider.GetRequiredService<StaffAccounts>().FindAsync(email))!;
        var token = await portal.Services.GetRequiredService<SignInLinks>().CreateAsync(user.Id, default);
        var browser = new StaffBrowser(new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies ?? new CookieContainer() }) { BaseAddress = new Uri(portal.Address) });
        using var entered = await browser.SubmitAsync(PageAddress.SignInLink.In("es", token), []);
        Assert.Equal(PageAddress.Workrooms.In("es"), entered.Headers.Location?.OriginalString);
        return browser;
    }

    /// <summary>A committee of its own for a test, that watches one work.</summary>
    public static async Task<string> NewCommitteeAsync(this RunningPortal portal, string name, string work)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var form = new CommitteeForm { Name = name, Kind = "socialAudit", State = "forming", Province = "cocle", Members = 5, Projects = work };
        return (await scope.ServiceProvider.GetRequiredService<CommitteeRegister>().SaveAsync("test", null, form, default))!;
    }

    /// <summary>A JPEG of one grey pixel with a place in it, as a camera writes one.</summary>
    public static byte[] PhotoWithPlace(string place)
    {
        var pixel = Convert.FromBase64String(
            "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=");
        byte[] text = [.. "Exif\0\0"u8, .. System.Text.Encoding.UTF8.GetBytes(place)];
        return [.. pixel[..2], 0xFF, 0xE1, 0, (byte)(text.Length + 2), .. text, .. pixel[2..], .. pixel[^2..] is [0xFF, 0xD9] ? Array.Empty<byte>() : [0xFF, 0xD9]];
    }
}
