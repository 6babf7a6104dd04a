using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OpenContracting.People.Cases;
using OpenContracting.Standards.Panama;
using OpenContracting.Storage;
using OpenContracting.Storage.Cases;
using OpenContracting.Storage.Projects;
using OpenContracting.Web.Hosting;

namespace OpenContracting.Web.Cases;

/// <summary>Takes in what citizens report. Nothing personal is asked for, and who sent it is not known.</summary>
public sealed class CaseIntake(Db db, CaseHistory history, CaseTokens tokens, CaseSettings settings, CaseEvidence evidence)
{
    public const int LongestContact = 300;
    public const int LongestLink = 1000;

    /// <summary>For how many days a text that says nearly the same is shown before another is taken.</summary>
    private const int AlikeDays = 14;

    /// <summary>The word of a number, in both languages.</summary>
    public static string Word(int number, string language) => PortalTexts.All[language, $"case.number.{number}"];

    /// <summary>The receipt, or what is wrong: texts' keys with what was found, by field.</summary>
    public async Task<(CaseReceipt? Receipt, IReadOnlyDictionary<string, (string Key, string? Found)> Wrong)> TakeAsync(
        CaseForm form, IReadOnlyList<IFormFile> files, string language, CancellationToken cancellation)
    {
        var wrong = new Dictionary<string, (string, string?)>();
        var question = tokens.Read(form.Token);
        if (tokens.Problem(question) is { } problem)
            wrong[nameof(CaseForm.Token)] = (problem, null);
        else if (!question!.IsAnsweredBy(form.Answer, number => Word(number, language)))
            wrong[nameof(CaseForm.Answer)] = ("case.form.answerWrong", null);
        if (!Enum.TryParse<CaseLane>(form.Lane, out var lane) || !Enum.IsDefined(lane))
            wrong[nameof(CaseForm.Lane)] = ("case.form.laneMissing", null);
        else if (lane == CaseLane.Confidential && !settings.TakesConfidential)
            wrong[nameof(CaseForm.Lane)] = ("case.form.confidentialClosed", null);
        if (!Enum.TryParse<CaseCategory>(form.Category, out var category) || !Enum.IsDefined(category))
            wrong[nameof(CaseForm.Category)] = ("case.form.categoryMissing", null);
        var text = Text(form.Text, Case.LongestText, nameof(CaseForm.Text), isRequired: lane != CaseLane.Filed);
        var contact = Text(form.Contact, LongestContact, nameof(CaseForm.Contact));
        var project = await ProjectAsync(form.Project, wrong, cancellation);
        if (project is null && lane == CaseLane.Observation && !wrong.ContainsKey(nameof(CaseForm.Project)))
            wrong[nameof(CaseForm.Project)] = ("case.form.projectMissing", null);
        var (office, filedOn, link) = lane == CaseLane.Filed ? Filed() : default;
        if (lane != CaseLane.Confidential && files.Count > 0)
            wrong["Files"] = ("case.form.filesConfidential", null);
        else if (files.Count > 0 && await evidence.ProblemAsync(files) is { } unusable)
            wrong["Files"] = unusable;
        if (wrong.Count == 0 && lane == CaseLane.Observation && !form.IsAnother && await AlikeAsync(project!.ProjectId, text!, cancellation) is { } alike)
            wrong[nameof(CaseForm.IsAnother)] = ("case.form.alike", alike);
        if (wrong.Count > 0)
            return (null, wrong);

        var reference = Reference(lane, question!.Code);
        var receipt = new CaseReceipt(question.Code, reference, lane, []);
        // A program that filled the hidden field in is told the same as anybody, and nothing is kept.
        if (!string.IsNullOrEmpty(form.Website))
            return (receipt, wrong);
        var opened = new Case
        {
            Ref = reference,
            ReceiptId = question.Code.LookupId,
            Lane = lane,
            Category = category,
            ProjectId = project?.ProjectId,
            Institution = project?.PublicAuthorityId,
            Province = project?.Province,
            Text = lane == CaseLane.Confidential ? null : text,
            Pseudonym = lane == CaseLane.Confidential || text is null ? null : NewPseudonym(),
            Office = office,
            FiledOn = filedOn,
            Link = link,
            State = lane == CaseLane.Filed && text is null ? CaseState.Counted : CaseState.Received,
            OpenedOn = history.Today,
        };
        if (lane == CaseLane.Confidential)
            receipt = receipt with { Uncleaned = await SealAsync(opened, question.Code, new CaseText(text!, contact), files, cancellation) };
        await history.OpenAsync(opened, cancellation);
        return (receipt, wrong);

        string? Text(string? given, int longest, string field, bool isRequired = false)
        {
            // PostgreSQL knows no text with a NUL in it.
            var typed = given?.Replace("\0", "").ReplaceLineEndings("\n").Trim();
            if (string.IsNullOrEmpty(typed))
            {
                if (isRequired)
                    wrong[field] = ("case.form.textMissing", null);
                return null;
            }

            if (typed.Length > longest)
                wrong[field] = ("case.form.tooLong", Pages.Wording.Number(longest));
            return typed;
        }

        (string? Office, DateOnly? On, string? Link) Filed()
        {
            if (CaseOffices.Of().Find(form.Office) is null)
                wrong[nameof(CaseForm.Office)] = ("case.form.officeMissing", null);
            DateOnly? on = null;
            if (!string.IsNullOrWhiteSpace(form.FiledOn))
            {
                if (DateOnly.TryParseExact(form.FiledOn.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day <= history.Today)
                    on = day;
                else
                    wrong[nameof(CaseForm.FiledOn)] = ("case.form.dayWrong", null);
            }

            var address = Text(form.Link, LongestLink, nameof(CaseForm.Link));
            if (address is not null && !(Uri.TryCreate(address, UriKind.Absolute, out var target) && target.Scheme is "http" or "https"))
                wrong[nameof(CaseForm.Link)] = ("case.form.linkWrong", null);
            return (form.Office, on, address);
        }
    }

    private async Task<IReadOnlyList<string>> SealAsync(Case opened, ReceiptCode code, CaseText text, IReadOnlyList<IFormFile> files, CancellationToken cancellation)
    {
        var mailbox = CaseMailboxKey.New(code);
        (opened.MailboxKey, opened.MailboxSealed) = (mailbox.PublicKey.Point.ToArray(), mailbox.SealedPrivateKey);
        opened.Messages.Add(new CaseMessage
        {
            Number = 1,
            Day = opened.OpenedOn,
            IsFromAuthor = true,
            Sealed = text.Seal(opened.Ref, 1, settings.Recipients.Select(recipient => recipient.Key).Append(mailbox.PublicKey)),
        });
        return await evidence.SealAsync(opened, files, cancellation);
    }

    /// <summary>The public name: from the receipt by a way that does not lead back, so the same form sent twice has one.</summary>
    private static string Reference(CaseLane lane, ReceiptCode code) =>
        (lane switch { CaseLane.Observation => "o-", CaseLane.Confidential => "r-", _ => "d-" }) + code.PublicName;

    private static string NewPseudonym() => Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(3));

    private async Task<Project?> ProjectAsync(string? typed, Dictionary<string, (string, string?)> wrong, CancellationToken cancellation)
    {
        var id = Uri.UnescapeDataString((typed ?? "").Replace("\0", "").Trim().TrimEnd('/').Split('/')[^1].Split('?', '#')[0]);
        if (id.Length == 0)
            return null;
        var project = await db.Projects.AsNoTracking().FirstOrDefaultAsync(known => known.ProjectId == id && known.State == ProjectState.Published, cancellation);
        if (project is null)
            wrong[nameof(CaseForm.Project)] = ("case.form.projectUnknown", id);
        return project;
    }

    /// <summary>A published observation of these days that says nearly the same.</summary>
    private async Task<string?> AlikeAsync(string project, string text, CancellationToken cancellation)
    {
        var since = history.Today.AddDays(-AlikeDays);
        var near = await db.Cases.Where(one => one.ProjectId == project && one.State == CaseState.Published && one.PublicText != null && one.OpenedOn >= since)
            .Select(one => new { one.Ref, one.PublicText }).ToListAsync(cancellation);
        return near.FirstOrDefault(one => LikeText.Is(one.PublicText!, text))?.Ref;
    }
}
