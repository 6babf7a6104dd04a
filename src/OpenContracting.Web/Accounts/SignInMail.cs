using System.Threading.Channels;
using Microsoft.AspNetCore.Identity;
using OpenContracting.Storage.People;
using OpenContracting.Web.Alarms;
using OpenContracting.Web.Hosting;
using OpenContracting.Web.Pages;

namespace OpenContracting.Web.Accounts;

/// <summary>Sends the links by which committees and civil society sign in.</summary>
/// <remarks>Who asks is answered before an account is looked for: neither words nor time tell which addresses have one.</remarks>
public sealed class SignInMail(IServiceScopeFactory scopes, SignInLinks links, MailSender mail, PublicAddress address, ILogger<SignInMail> log) : BackgroundService
{
    private const int MostWaiting = 200;

    private readonly Channel<(string Email, string Language)> asked =
        Channel.CreateBounded<(string, string)>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Whether links can be sent at all.</summary>
    public bool CanSend => mail.CanSend;

    /// <summary>Has a link sent to an address, if an account that may use one has it.</summary>
    public void Ask(string email, string language) => asked.Writer.TryWrite((email, language));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var (email, language) in asked.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await SendAsync(email, language, stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                log.LogWarning("A link for signing in could not be sent: {Problem}", failure.Message);
            }
        }
    }

    private async Task SendAsync(string email, string language, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        // Who has set an authenticator up asked for more than a mailbox as the key to their account.
        if (await users.FindByEmailAsync(email) is not { ClosedAt: null, TwoFactorEnabled: false } user
            || !SignInStrength.IsForLink(await users.GetRolesAsync(user)) || await links.CreateAsync(user.Id, cancellation) is not { } token)
            return;
        await mail.SendAsync(
            [user.Email!], PortalTexts.All[language, "signInLink.mail.subject"],
            PortalTexts.All.Format(language, "signInLink.mail.text", address.Of(PageAddress.SignInLink.In(language, token)), SignInLinks.Validity.TotalMinutes), cancellation);
    }
}
