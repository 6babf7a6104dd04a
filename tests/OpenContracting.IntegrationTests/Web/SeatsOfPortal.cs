using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using OpenContracting.People.Committees;
using OpenContracting.Web.Accounts;
using OpenContracting.Web.Committees;
using OpenContracting.Web.Pages;
using SkiaSharp;

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

    /// <summary>A JPEG with a place in it, as a camera writes one.</summary>
    public static byte[] PhotoWithPlace(string place)
    {
        using var picture = new SKBitmap(32, 24);
        picture.Erase(SKColors.SandyBrown);
        using var encoded = picture.Encode(SKEncodedImageFormat.Jpeg, 80);
        var bytes = encoded.ToArray();
        byte[] text = [.. "Exif\0\0"u8, .. Encoding.UTF8.GetBytes(place)];
        return [.. bytes[..2], 0xFF, 0xE1, 0, (byte)(text.Length + 2), .. text, .. bytes[2..]];
    }
}
