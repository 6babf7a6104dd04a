using System.Globalization;
using OpenContracting.Storage.People;
using OpenContracting.Web.Accounts;
using OpenContracting.Web.Hosting;
using OpenContracting.Web.Pages;

namespace OpenContracting.Web.Administration;

internal static class UserCommands
{
    public static async Task ListAsync(AdminCall call)
    {
        var members = await call.Get<StaffAccounts>().ListAsync(default);
        if (members.Count == 0)
            call.Say("admin.noUsers");
        foreach (var member in members)
            call.Output.WriteLine(string.Join('\t', member.Email, string.Join(',', member.Roles),
                member.LastSignInAt?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "-",
                PortalTexts.Console(member.ClosedAt is not null ? "admin.closed" : member.HasAuthenticator ? "admin.ready" : "admin.notReady")));
    }

    public static async Task AddAsync(AdminCall call)
    {
        var email = call.Options["--email"];
        var roles = RoleNames(call.Options["--role"]);
        var user = new User { Email = email, DisplayName = call.Option("--name"), Language = ConsoleLanguage.Current };
        var made = await call.Get<StaffAccounts>().AddAsync(
            AuditLog.Console, user, null, roles, call.Option("--institution")?.Split(',') ?? []);
        if (!made.Succeeded)
            throw new OperatorMistakeException(PortalTexts.Console("admin.notAdded", email, string.Join(' ', made.Errors.Select(error => error.Description))));
        call.Say("admin.userAdded", email, await LinkAsync(call, user));
    }

    public static async Task GrantAsync(AdminCall call)
    {
        var user = await FindAsync(call);
        foreach (var role in RoleNames(call.Options["--role"]))
            await call.Get<StaffAccounts>().GrantAsync(AuditLog.Console, user, role);
        call.Say("admin.done");
    }

    public static async Task WithdrawAsync(AdminCall call)
    {
        var user = await FindAsync(call);
        foreach (var role in RoleNames(call.Options["--role"]))
            await call.Get<StaffAccounts>().WithdrawAsync(AuditLog.Console, user, role);
        call.Say("admin.done");
    }

    public static async Task ResetAsync(AdminCall call)
    {
        var user = await FindAsync(call);
        await call.Get<StaffAccounts>().ResetAuthenticatorAsync(AuditLog.Console, user);
        call.Say("admin.userReset", user.Email, await LinkAsync(call, user));
    }

    public static async Task CloseAsync(AdminCall call)
    {
        await call.Get<StaffAccounts>().CloseAsync(AuditLog.Console, await FindAsync(call));
        call.Say("admin.done");
    }

    public static async Task SetupLinkAsync(AdminCall call)
    {
        var token = await call.Get<SetupLink>().CreateFirstAsync(default)
            ?? throw new OperatorMistakeException(PortalTexts.Console("admin.accountsExist"));
        await call.Get<AuditLog>().RecordAsync(AuditLog.Console, "setup-link-created");
        call.Output.WriteLine(Address(call, token));
    }

    private static async Task<User> FindAsync(AdminCall call)
    {
        var email = call.Options["--email"];
        return await call.Get<StaffAccounts>().FindAsync(email) ?? throw new OperatorMistakeException(PortalTexts.Console("admin.noSuchUser", email));
    }

    private static string[] RoleNames(string option)
    {
        var names = option.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return names.FirstOrDefault(name => !Roles.All.Contains(name)) is { } unknown
            ? throw new OperatorMistakeException(PortalTexts.Console("admin.noSuchRole", unknown, string.Join(", ", Roles.All)))
            : names;
    }

    private static async Task<string> LinkAsync(AdminCall call, User user) =>
        Address(call, await call.Get<SetupLink>().CreateAsync(user.Id, default));

    private static string Address(AdminCall call, string token) =>
        call.Get<PublicAddress>().Of(PageAddress.Setup.In(ConsoleLanguage.Current, token));
}
