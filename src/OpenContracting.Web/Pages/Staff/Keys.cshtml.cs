using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using OpenContracting.Storage.People;
using OpenContracting.Web.Accounts;

namespace OpenContracting.Web.Pages.Staff;

/// <summary>The keys with which machines send exports. A key is shown once, on the answer to making it.</summary>
[Authorize(Policies.Administrator)]
[ResponseCache(NoStore = true)]
public sealed class KeysModel(PublisherKeys keys, AuditLog audit, UserManager<User> users, TimeProvider clock) : PortalPage
{
    private const long Megabyte = 1 << 20;

    public IReadOnlyList<PublisherKey> Keys { get; private set; } = [];

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Source { get; set; }

    [BindProperty]
    public string? Institution { get; set; }

    [BindProperty]
    public string? Expires { get; set; }

    /// <summary>In megabytes.</summary>
    [BindProperty]
    public string? LargestExport { get; set; }

    [BindProperty]
    public string? PushesPerDay { get; set; }

    [BindProperty]
    public string? Webhook { get; set; }

    /// <summary>The key just made, and its name.</summary>
    public (string Key, string Name)? Made { get; private set; }

    /// <summary>The text's key of what is wrong with the form.</summary>
    public string? Mistake { get; private set; }

    public DateTimeOffset Now => clock.GetUtcNow();

    private string Actor => users.GetUserId(User)!;

    public async Task OnGetAsync(CancellationToken cancellation) => Keys = await keys.ListAsync(cancellation);

    public async Task OnPostCreateAsync(CancellationToken cancellation)
    {
        if (Scope() is { } scope)
        {
            var (key, row) = await keys.CreateAsync(scope, Actor, cancellation);
            Made = (key, row.Name);
            await audit.RecordAsync(Actor, "key-created", row.Prefix, row.Source);
            (Name, Source, Institution, Expires, LargestExport, PushesPerDay, Webhook) = (null, null, null, null, null, null, null);
            ModelState.Clear();
        }

        Keys = await keys.ListAsync(cancellation);
    }

    public async Task<IActionResult> OnPostRotateAsync(string prefix, CancellationToken cancellation)
    {
        if (await keys.RotateAsync(prefix, Actor, cancellation) is not (var key, { } row))
            return NotFound();
        Made = (key!, row.Name);
        await audit.RecordAsync(Actor, "key-rotated", row.Prefix, prefix);
        Keys = await keys.ListAsync(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostRevokeAsync(string prefix, CancellationToken cancellation)
    {
        if (!await keys.RevokeAsync(prefix, cancellation))
            return NotFound();
        await audit.RecordAsync(Actor, "key-revoked", prefix);
        return Redirect(T.Link(PageAddress.Keys));
    }

    private PublisherKeyScope? Scope()
    {
        var (name, source, institution) = (Text(Name), Text(Source), Text(Institution));
        var expires = Text(Expires) is { } day ? DateTimeOffset.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : (DateTimeOffset?)null : null;
        var largest = Positive(LargestExport, int.MaxValue);
        var pushes = Positive(PushesPerDay, int.MaxValue);
        Mistake = name is null || source is null ? "keys.lacksName"
            : Text(Expires) is not null && !(expires > Now) ? "keys.badDay"
            : (Text(LargestExport) is not null && largest is null) || (Text(PushesPerDay) is not null && pushes is null) ? "keys.badNumber"
            : Text(Webhook) is { } address && !(Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.UserInfo.Length == 0) ? "keys.badAddress"
            : null;
        return Mistake is not null ? null : new PublisherKeyScope(name!, source!)
        {
            Institution = institution,
            Expires = expires,
            LargestExport = largest * Megabyte,
            PushesPerDay = (int?)pushes,
            Webhook = Text(Webhook) is { } webhook ? new Uri(webhook).AbsoluteUri : null,
        };
    }

    private static string? Text(string? text) => text?.Trim() is { Length: > 0 } trimmed ? trimmed : null;

    private static long? Positive(string? text, int most) =>
        long.TryParse(Text(text), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 && number <= most ? number : null;
}
