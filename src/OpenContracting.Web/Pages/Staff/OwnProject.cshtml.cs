using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using OpenContracting.Exports.Template;
using OpenContracting.Projects;
using OpenContracting.Storage.People;
using OpenContracting.Validation;
using OpenContracting.Web.Accounts;
using OpenContracting.Web.Officers;
using OpenContracting.Web.Queries;

namespace OpenContracting.Web.Pages.Staff;

/// <summary>A project of the institution: what was found, what it lacks, and the form of what the institution states of it.</summary>
[Authorize(Policies.Officer)]
[ResponseCache(NoStore = true)]
public sealed class OwnProjectModel(OwnDesk desk, OwnStatements statements, UserManager<User> users) : PortalPage
{
    /// <summary>Blank rows that each table ends with.</summary>
    public const int Blank = 2;

    private const int NoticesShown = 20;

    public OwnProject Project { get; private set; } = null!;
    public IReadOnlyList<OwnProcess> Processes { get; private set; } = [];
    public FormRows Rows { get; private set; } = new();
    public JsonElement Published { get; private set; }

    [TempData]
    public string? Said { get; set; }

    public IEnumerable<Notice> Notices => Project.Findings.Notices.OrderBy(notice => notice.Severity).Take(NoticesShown);

    /// <summary>The tables a form asks for: those of processes are known already.</summary>
    public static IEnumerable<TemplateTable> Tables => TemplateTable.All.Where(table => table.Name != TemplateTable.Processes);

    public string Label(TemplateColumn column) => T.Language == "en" ? column.HelpEn : column.HelpEs;

    /// <summary>What is published where a cell would go, to be seen beside it.</summary>
    public string? PublishedAt(TemplateColumn column)
    {
        if (column.Kind is not ("text" or "date" or "money") && !column.Kind.StartsWith("code:", StringComparison.Ordinal))
            return null;
        JsonElement? at = Published;
        foreach (var name in column.Path.Split('/'))
            at = at.At(name);
        return at is { ValueKind: JsonValueKind.String } text ? text.GetString()
            : column.Kind == "money" && at.Number("amount") is { } amount ? T.Money(amount, at.Text("currency")) : null;
    }

    /// <summary>The codes of a closed choice with their titles; null for a list too long to choose from.</summary>
    public IReadOnlyList<(string Code, string Title)>? Choices(TemplateColumn column)
    {
        var codelist = Wording.Codelist(column.Kind["code:".Length..]);
        return codelist.Count > 120 ? null : [.. codelist.Select(code => (code, T.Code(column.Kind["code:".Length..], code)))];
    }

    /// <summary>Texts of more than a line.</summary>
    public static bool IsLong(TemplateColumn column) => column.Kind == "text" && column.Name is "descripcion" or "proposito" or "alcance_final" or "notas" or "razon";

    /// <summary>A day is picked, unless what stands there is none: then it is shown as it is.</summary>
    public static string InputType(TemplateColumn column, string? value) =>
        column.Kind == "date" && (value is null || DateOnly.TryParseExact(value, "yyyy-MM-dd", out _)) ? "date" : "text";

    public static string? InputMode(TemplateColumn column) => column.Kind is "money" or "metric" or "latitude" or "longitude" ? "decimal" : null;

    private string Actor => users.GetUserId(User)!;

    /// <summary>The institution's own code for the project: what it said before, else the project's number.</summary>
    public string Code { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
            return NotFound();
        Rows = await statements.LastAsync(Project.Row.PublicAuthorityId!, Processes, cancellation) ?? new FormRows();
        Code = CodeOf(Rows);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
            return NotFound();
        var rows = FormRows.Sent(await Request.ReadFormAsync(cancellation));
        await statements.SendAsync(Actor, Project.Row.PublicAuthorityId!, CodeOf(rows), rows, Processes, cancellation);
        Said = "own.saidStated";
        return Redirect(T.Link(PageAddress.OwnProject, id));
    }

    private string CodeOf(FormRows rows) =>
        rows.Of(TemplateTable.Projects).Select(row => row.GetValueOrDefault("codigo_proyecto")).FirstOrDefault(code => code is not null)
        ?? Project.Row.ProjectId[Math.Min(ProjectIdMap.PlaceholderPrefix.Length + 1, Project.Row.ProjectId.Length)..];

    private async Task<bool> FindAsync(string id, CancellationToken cancellation)
    {
        var institutions = await desk.InstitutionsAsync(Guid.Parse(Actor), cancellation);
        if (await desk.ProjectAsync(institutions, id, cancellation) is not { } project)
            return false;
        Project = project;
        Processes = await desk.ProcessesOfAsync(id, cancellation);
        if (project.Row.Json.Length > 0)
            using (var document = JsonDocument.Parse(project.Row.Json))
                Published = document.RootElement.Clone();
        return true;
    }
}
