using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using OpenContracting.Storage;
using OpenContracting.Storage.Projects;
using OpenContracting.Storage.Uses;

namespace OpenContracting.Web.Uses;

/// <summary>Takes in what somebody says was made with the data. Nothing personal is asked for; who sent it is not known.</summary>
public sealed partial class UseIntake(Db db, UseTokens tokens, TimeProvider clock)
{
    public const int LongestTitle = 200;
    public const int LongestSummary = 2000;
    public const int LongestUrl = 1000;
    private const int MostProjects = 50;
    private static readonly TimeSpan SentAgain = TimeSpan.FromDays(1);

    /// <summary>The submission, or what is wrong with it: texts' keys with what was found, by field.</summary>
    public async Task<(string? Receipt, IReadOnlyDictionary<string, (string Key, string? Found)> Wrong)> TakeAsync(
        UseForm form, CancellationToken cancellation)
    {
        var (receipt, problem) = tokens.Read(form.Token);
        var (use, wrong) = await ReadAsync(form, receipt ?? "", cancellation);
        if (problem is not null)
            wrong[nameof(UseForm.Token)] = (problem, null);
        if (wrong.Count > 0)
            return (null, wrong);
        // A program that filled the hidden field in is told the same as anybody, and nothing is kept.
        if (string.IsNullOrEmpty(form.Website))
            await KeepAsync(use!, cancellation);
        return (receipt, wrong);
    }

    /// <summary>The same from a program: there is no form that was shown. The same sent again within a day is one submission.</summary>
    public async Task<(string? Receipt, IReadOnlyDictionary<string, (string Key, string? Found)> Wrong)> TakeFromProgramAsync(
        UseForm form, CancellationToken cancellation)
    {
        var (use, wrong) = await ReadAsync(form, UseTokens.NewReceipt(), cancellation);
        if (use is null)
            return (null, wrong);
        var lately = use.ReceivedAt - SentAgain;
        var sent = await db.Uses.Where(known => known.State == UseState.Pending && known.ReceivedAt >= lately
                && known.Kind == use.Kind && known.Title == use.Title && known.Summary == use.Summary && known.Url == use.Url && known.Author == use.Author)
            .Select(known => known.Receipt).FirstOrDefaultAsync(cancellation);
        if (sent is null)
            await KeepAsync(use, cancellation);
        return (sent ?? use.Receipt, wrong);
    }

    private async Task<(Use? Use, Dictionary<string, (string Key, string? Found)> Wrong)> ReadAsync(UseForm form, string receipt, CancellationToken cancellation)
    {
        var wrong = new Dictionary<string, (string, string?)>();
        if (!Enum.TryParse<UseKind>(form.Kind, out var kind) || !Enum.IsDefined(kind))
            wrong[nameof(UseForm.Kind)] = ("useForm.kindMissing", null);
        var title = Text(form.Title, LongestTitle, nameof(UseForm.Title), isRequired: true);
        var summary = Text(form.Summary, LongestSummary, nameof(UseForm.Summary), isRequired: true);
        var author = Text(form.Author, LongestTitle, nameof(UseForm.Author));
        var url = Text(form.Url, LongestUrl, nameof(UseForm.Url));
        if (url is not null && !(Uri.TryCreate(url, UriKind.Absolute, out var target) && target.Scheme is "http" or "https"))
            wrong[nameof(UseForm.Url)] = ("useForm.urlWrong", url);
        var email = Text(form.Email, LongestTitle, nameof(UseForm.Email));
        if (email is not null && !EmailShape().IsMatch(email))
            wrong[nameof(UseForm.Email)] = ("useForm.emailWrong", email);
        DateOnly? madeOn = null;
        if (!string.IsNullOrWhiteSpace(form.MadeOn))
        {
            if (DateOnly.TryParseExact(form.MadeOn.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                madeOn = day;
            else
                wrong[nameof(UseForm.MadeOn)] = ("useForm.dayWrong", form.MadeOn);
        }

        var projects = await ProjectsAsync(form.Projects, wrong, cancellation);
        if (wrong.Count > 0)
            return (null, wrong);
        return (new Use
        {
            Receipt = receipt,
            Kind = kind,
            Title = title!,
            Summary = summary!,
            Url = url,
            Author = author,
            MadeOn = madeOn,
            Email = email,
            ReceivedAt = clock.GetUtcNow(),
            Projects = [.. projects.Select(id => new UseProject { ProjectId = id })],
        }, wrong);

        string? Text(string? given, int longest, string field, bool isRequired = false)
        {
            // PostgreSQL knows no text with a NUL in it.
            var text = given?.Replace("\0", "").Trim();
            if (string.IsNullOrEmpty(text))
            {
                if (isRequired)
                    wrong[field] = ("useForm.missing", null);
                return null;
            }

            if (text.Length > longest)
                wrong[field] = ("useForm.tooLong", Pages.Wording.Number(longest));
            return text;
        }
    }

    /// <summary>Sent twice (the form was slow, the button pressed again) it is kept once.</summary>
    private async Task KeepAsync(Use use, CancellationToken cancellation)
    {
        if (await db.Uses.AnyAsync(known => known.Receipt == use.Receipt, cancellation))
            return;
        db.Uses.Add(use);
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            if (!await db.Uses.AnyAsync(known => known.Receipt == use.Receipt, cancellation))
                throw;
        }
    }

    /// <summary>The projects named, by id or by the address of their page.</summary>
    private async Task<IReadOnlyList<string>> ProjectsAsync(
        string? text, Dictionary<string, (string, string?)> wrong, CancellationToken cancellation)
    {
        var named = (text ?? "").Replace("\0", "").Split([' ', ',', ';', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries)
            .Select(word => Uri.UnescapeDataString(word.TrimEnd('/').Split('/')[^1].Split('?', '#')[0])).Where(word => word.Length > 0).Distinct().ToList();
        if (named.Count > MostProjects)
        {
            wrong[nameof(UseForm.Projects)] = ("useForm.manyProjects", Pages.Wording.Number(MostProjects));
            return [];
        }

        var known = await db.Projects.Where(project => named.Contains(project.ProjectId) && project.State == ProjectState.Published)
            .Select(project => project.ProjectId).ToListAsync(cancellation);
        if (named.Except(known).FirstOrDefault() is { } unknown)
            wrong[nameof(UseForm.Projects)] = ("useForm.unknownProject", unknown);
        return known;
    }

    [GeneratedRegex(@"^[^@\s]+@[^@\s]+\.[^@\s]+$")]
    private static partial Regex EmailShape();
}
