using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using OpenContracting.Storage;
using OpenContracting.Storage.People;
using OpenContracting.Web.Pages;

namespace OpenContracting.Web.Accounts;

/// <summary>Sign-in with a password and an authenticator app, the roles, and what staff did.</summary>
public static class AccountServices
{
    public static void AddAccounts(this IServiceCollection services)
    {
        services.AddSingleton<AuditLog>();
        services.AddSingleton<SetupLink>();
        services.AddScoped<PublisherKeys>();
        services.AddScoped<StaffAccounts>();
        services.AddScoped<Passkeys>();
        services.AddSingleton<SignInLinks>();
        services.AddSingleton<SignInMail>();
        services.AddHostedService(provider => provider.GetRequiredService<SignInMail>());
        // A passkey is possession, and the fingerprint or PIN that it asks for the second factor.
        services.Configure<IdentityPasskeyOptions>(passkey => passkey.UserVerificationRequirement = "required");

        services.AddIdentity<User, Role>(identity =>
            {
                // Length is what resists guessing; rules on character kinds only make passwords alike.
                identity.Password.RequiredLength = 12;
                identity.Password.RequiredUniqueChars = 5;
                identity.Password.RequireDigit = false;
                identity.Password.RequireLowercase = false;
                identity.Password.RequireUppercase = false;
                identity.Password.RequireNonAlphanumeric = false;
                identity.User.RequireUniqueEmail = true;
                identity.Lockout.MaxFailedAccessAttempts = 5;
                identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
            })
            .AddEntityFrameworkStores<Db>()
            .AddDefaultTokenProviders();
        services.ConfigureApplicationCookie(Cookie);
        services.Configure<SecurityStampValidatorOptions>(stamp =>
        {
            stamp.ValidationInterval = TimeSpan.FromMinutes(1);
            stamp.OnRefreshingPrincipal = KeepSecondFactor;
        });
        services.AddAuthorizationBuilder()
            .AddPolicy(Policies.Staff, policy => policy.RequireAuthenticatedUser().RequireClaim("amr", "mfa"))
            .AddPolicy(Policies.Curator, policy => policy
                .RequireAuthenticatedUser().RequireClaim("amr", "mfa").RequireRole(Roles.Curator, Roles.Administrator))
            .AddPolicy(Policies.Officer, policy => policy
                .RequireAuthenticatedUser().RequireClaim("amr", "mfa").RequireRole(Roles.InstitutionOfficer))
            .AddPolicy(Policies.Index, policy => policy
                .RequireAuthenticatedUser().RequireClaim("amr", "mfa").RequireRole(Roles.CostAnalyst, Roles.SecondReader, Roles.Administrator))
            .AddPolicy(Policies.Participant, policy => policy
                .RequireAuthenticatedUser().RequireAssertion(context => SignInStrength.IsEnough(context.User)).RequireRole(Participant.Roles))
            .AddPolicy(Policies.Committees, policy => policy
                .RequireAuthenticatedUser().RequireAssertion(context => SignInStrength.IsEnough(context.User)).RequireRole(Roles.CommitteeCoordinator, Roles.Moderator, Roles.Administrator))
            .AddPolicy(Policies.Workroom, policy => policy
                .RequireAuthenticatedUser().RequireAssertion(context => SignInStrength.IsEnough(context.User)))
            .AddPolicy(Policies.Administrator, policy => policy
                .RequireAuthenticatedUser().RequireClaim("amr", "mfa").RequireRole(Roles.Administrator));

        // Keys live in the database, so that every web process of an instance reads the others' cookies.
        services.AddDataProtection().SetApplicationName("OpenContracting");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>, KeysInDatabase>();
    }

    /// <summary>The principal made anew each minute does not say by itself that its owner gave the second factor: without it they would be asked again.</summary>
    private static Task KeepSecondFactor(SecurityStampRefreshingPrincipalContext refreshing)
    {
        if (refreshing.NewPrincipal?.Identity is ClaimsIdentity identity && refreshing.CurrentPrincipal is { } current)
            foreach (var claim in current.FindAll("amr").Where(claim => !identity.HasClaim(claim.Type, claim.Value)))
                identity.AddClaim(new Claim(claim.Type, claim.Value));
        return Task.CompletedTask;
    }

    private static void Cookie(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = "oc-staff";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.ExpireTimeSpan = TimeSpan.FromHours(8);
        cookie.Events.OnRedirectToLogin = context => Redirect(context, PageAddress.SignIn);
        // Signed in, but without the second factor, or without the role.
        cookie.Events.OnRedirectToAccessDenied = context =>
            SignInStrength.IsEnough(context.HttpContext.User) ? Refuse(context) : Redirect(context, PageAddress.Authenticator);
    }

    private static Task Redirect(RedirectContext<CookieAuthenticationOptions> context, PageAddress page)
    {
        var language = PageLanguage.Of(context.HttpContext).Language;
        var back = context.Request.Path + context.Request.QueryString;
        context.Response.Redirect($"{page.In(language)}?back={Uri.EscapeDataString(back)}");
        return Task.CompletedTask;
    }

    private static Task Refuse(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
