using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using OpenContracting.Storage.People;
using OpenContracting.Storage.Pulls;
using OpenContracting.Web.Accounts;
using OpenContracting.Web.Hosting;
using OpenContracting.Web.Sources;

namespace OpenContracting.Web.Pages.Staff;

/// <summary>A source's settings, how it is doing, and what was asked for.</summary>
[Authorize(Policies.Administrator)]
[ResponseCache(NoStore = true)]
public sealed class SourceFormModel(SourceDesk desk, UserManager<User> users, InstanceKind kind, InstanceSettings settings) : PortalPage
{
    /// <summary>In the place of a name: a source that is yet to be made. No source can be called so.</summary>
    public const string New = "+";

    private const int MostFiles = 200;

    public PullSource? Source { get; private set; }

    public SourceFields Form { get; private set; } = new() { Strategy = "file", Source = "dgcp", Window = "3", Cron = "30 2 * * *" };

    [BindProperty]
    public string? Name { get; set; }

    public string? Mistake { get; private set; }

    /// <summary>The text of what was just done.</summary>
    [TempData]
    public string? Done { get; set; }

    public IReadOnlyList<PulledFile> Files { get; private set; } = [];

    public IReadOnlyList<DateOnly> Gaps { get; private set; } = [];

    public bool IsDemo => kind.IsDemo;

    public string SilentDays => settings.Alarms.SilentDays.ToString(CultureInfo.InvariantCulture);

    private string Actor => users.GetUserId(User)!;

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
            return NotFound();
        if (Source is not null)
            Form = Of(Source);
        return Page();
    }

    public async Task<IActionResult> OnPostSaveAsync(string id, [FromForm] SourceFields form, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
            return NotFound();
        // An emptied field is one that is to be empty.
        Form = form with
        {
            FirstMonth = form.FirstMonth?.Trim() ?? "",
            SilentDays = form.SilentDays?.Trim() ?? "",
            Licence = form.Licence?.Trim() ?? "",
            Certificates = form.Certificates ?? "",
            PrivateHosts = form.PrivateHosts ?? "",
        };
        try
        {
            var name = Source?.Name ?? Name?.Trim() ?? "";
            if (Source is null && await desk.FindAsync(name, cancellation) is not null)
                throw new SourceMistakeException("pullSource.exists", name);
            var source = await desk.SetAsync(Actor, name, Form, cancellation);
            Done = "sources.saved";
            return Redirect(T.Link(PageAddress.SourceForm, source.Name));
        }
        catch (SourceMistakeException mistake)
        {
            Mistake = mistake.In(T.Language);
            return Page();
        }
    }

    public Task<IActionResult> OnPostEnableAsync(string id, CancellationToken cancellation) =>
        ActAsync(id, source => desk.SwitchAsync(Actor, source, enabled: true, cancellation), null, cancellation);

    public Task<IActionResult> OnPostDisableAsync(string id, CancellationToken cancellation) =>
        ActAsync(id, source => desk.SwitchAsync(Actor, source, enabled: false, cancellation), null, cancellation);

    public Task<IActionResult> OnPostPullAsync(string id, CancellationToken cancellation) => IsDemo
        ? Task.FromResult<IActionResult>(NotFound())
        : ActAsync(id, source => desk.PullSoonAsync(Actor, source), "sources.pulling", cancellation);

    private async Task<IActionResult> ActAsync(string id, Func<PullSource, Task> act, string? done, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation) || Source is null)
            return NotFound();
        await act(Source);
        Done = done;
        return Redirect(T.Link(PageAddress.SourceForm, id));
    }

    private async Task<bool> FindAsync(string id, CancellationToken cancellation)
    {
        if (id == New)
            return true;
        Source = await desk.FindAsync(id, cancellation);
        if (Source is null)
            return false;
        var (files, gaps) = await desk.FilesAsync(Source, cancellation);
        (Files, Gaps) = ([.. files.OrderByDescending(file => file.Period).ThenByDescending(file => file.AskedAt).Take(MostFiles)], gaps);
        return true;
    }

    private static SourceFields Of(PullSource source) => new()
    {
        Source = source.Source,
        Strategy = source.Strategy.ToString().ToLowerInvariant(),
        Address = source.Address,
        Cron = source.Cron,
        FirstMonth = source.FirstMonth,
        Window = source.Window.ToString(CultureInfo.InvariantCulture),
        SilentDays = source.SilentDays?.ToString(CultureInfo.InvariantCulture),
        Licence = source.Licence,
        Certificates = source.Certificates,
        PrivateHosts = string.Join(", ", source.PrivateHosts),
    };
}
