using System.Globalization;
using OpenContracting.People.Committees;
using OpenContracting.Storage.Committees;
using OpenContracting.Web.Api.Problems;
using OpenContracting.Web.Committees;
using OpenContracting.Web.Gatherings;
using OpenContracting.Web.Hosting;
using OpenContracting.Web.Pages;
using OpenContracting.Web.Recommendations;

namespace OpenContracting.Web.Api;

/// <summary>The committees that watch works: list, one, CSV and calendar.</summary>
public static class CommitteesApi
{
    private const string List = "/api/v1/committees";

    private static readonly string[] Columns =
    [
        "id", "name", "kind", "state", "province", "district", "call_open", "call_opens", "call_closes", "members", "women", "members_missing", "certificate_number",
        "term_start", "term_end", "next_meeting", "received_on", "reported_on", "final_report", "projects", "uri",
    ];

    private static readonly QueryParameter[] Filters =
    [
        new("state", "string", "planned, callOpen, forming, certified, active or closed; several by commas."),
        new("province", "string", "The code of a province."),
        new("district", "string", "The four digits of a district."),
        new("project", "string", "The id of a project."),
    ];

    private static readonly QueryParameter Language = new("lang", "string", "es or en; by Accept-Language when absent.");

    public static void MapCommittees(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(List, async (HttpRequest request, CommitteeRegister register, PublicAddress address, CancellationToken cancellation) =>
                await AnswerAsync(request, register, [], found => new TaggedJson<CommitteeListBody>(new(found.Count, [.. found.Select(each => Body(each, register, address))])), cancellation))
            .WithName("listCommittees").WithTags("Committees")
            .WithSummary("The committees that watch works, and those to be formed")
            .WithDescription("All that the filter finds, not paged. Names are those of members who agreed to be named. Committees that are yet to be formed are among "
                + "them: `state` is `planned` or `callOpen`.")
            .WithMetadata([.. Filters])
            .Produces<CommitteeListBody>().Produces(StatusCodes.Status304NotModified)
            .ProducesProblems(ProblemKind.UnknownParameter, ProblemKind.MalformedParameter);
        routes.MapGet(List + ".csv", async (HttpRequest request, CommitteeRegister register, PublicAddress address, CancellationToken cancellation) =>
                await AnswerAsync(request, register, [], found => CsvLines.Answer(Columns, found.Select(each => Cells(Body(each, register, address)))), cancellation))
            .WithName("downloadCommitteesCsv").WithTags("Committees")
            .WithSummary("Committees as CSV, one row each")
            .WithDescription("With the same filter; no names. Dates are days of Panama.")
            .WithMetadata([.. Filters])
            .Produces(StatusCodes.Status200OK, contentType: CsvLines.ContentType).Produces(StatusCodes.Status304NotModified)
            .ProducesProblems(ProblemKind.UnknownParameter, ProblemKind.MalformedParameter);
        routes.MapGet(List + ".ics", async (HttpRequest request, CommitteeRegister register, GatheringBook gatherings, PublicAddress address, CancellationToken cancellation) =>
            {
                // One committee's filter is not about meetings of all.
                var all = Filters.Any(filter => request.Query.ContainsKey(filter.Name)) ? [] : await gatherings.ListAsync(cancellation);
                var words = new Wording(request.Query["lang"].ToString() is { Length: > 0 } language ? language : RequestLanguage.Of(request));
                request.HttpContext.Response.Headers.Append("Vary", "Accept-Language");
                return await AnswerAsync(request, register, ["lang"], found => Tagged(CommitteeCalendar.Write(found, all, words, address), CommitteeCalendar.ContentType), cancellation);
            })
            .WithName("committeeCalendar").WithTags("Committees")
            .WithSummary("Meetings of committees, ends of calls and gatherings, as iCalendar")
            .WithDescription("To be subscribed to in a calendar. Gatherings are in it unless a filter is given.")
            .WithMetadata([.. Filters, Language])
            .Produces(StatusCodes.Status200OK, contentType: CommitteeCalendar.ContentType).Produces(StatusCodes.Status304NotModified)
            .ProducesProblems(ProblemKind.UnknownParameter, ProblemKind.MalformedParameter);
        routes.MapGet(List + "/{id}", async (string id, HttpRequest request, CommitteeRegister register, PublicAddress address, CancellationToken cancellation) =>
                RequestParameters.Refuse(request.Query) is { } refused ? refused
                : await register.FindAsync(id, cancellation) is { } committee ? new TaggedJson<CommitteeBody>(Body(committee, register, address))
                : (IResult)new Problem(ProblemKind.UnknownCommittee, id))
            .WithName("getCommittee").WithTags("Committees")
            .WithSummary("One committee")
            .WithDescription("By its public name, such as `comite-3`, with the rules held against it: persons missing, final report owed.")
            .Produces<CommitteeBody>().Produces(StatusCodes.Status304NotModified)
            .ProducesProblems(ProblemKind.UnknownCommittee, ProblemKind.UnknownParameter);
        routes.MapGet(List + "/{id}/visits", async (string id, HttpRequest request, CommitteeRegister register, VisitBook visits, PublicAddress address, CancellationToken cancellation) =>
                RequestParameters.Refuse(request.Query) is { } refused ? refused
                : await register.FindAsync(id, cancellation) is { } committee ? Visits(await visits.OfCommitteeAsync(committee.Id, cancellation), register.Today, address)
                : (IResult)new Problem(ProblemKind.UnknownCommittee, id))
            .WithName("listVisits").WithTags("Committees")
            .WithSummary("What a committee saw at its works, beside what the institution says, with its reply")
            .WithDescription("All visits, newest first. `observed` and `official` are per cent of the work done; the institution has ten working days to answer, and "
                + "its answer stands beside the finding.")
            .Produces<VisitListBody>().Produces(StatusCodes.Status304NotModified)
            .ProducesProblems(ProblemKind.UnknownCommittee, ProblemKind.UnknownParameter);
        // A picture is a part of pages, and its address stands in the list above.
        routes.MapGet("/comites/{id}/visitas/{visit:int}/fotos/{number:int}", async (string id, int visit, int number, VisitPhotos photos, CancellationToken cancellation) =>
                await photos.OfVisitAsync(id, visit, number, cancellation) is { } photo ? Tagged(photo.Content, photo.Media) : Results.NotFound())
            .ExcludeFromDescription();
    }

    private static TaggedJson<VisitListBody> Visits(List<VisitRow> rows, DateOnly today, PublicAddress address) =>
        new(new(rows.Count, [.. rows.Select(row => Body(row, today, address))]));

    private static VisitBody Body(VisitRow row, DateOnly today, PublicAddress address)
    {
        var (visit, facts) = (row.Visit, row.Visit.Facts);
        return new()
        {
            Id = visit.Id,
            Committee = row.Committee,
            Project = visit.ProjectId,
            On = visit.On,
            Observed = visit.Observed,
            Official = visit.Official,
            Difference = facts.Difference,
            Finding = visit.Finding,
            PublishedOn = visit.PublishedOn,
            ReplyDueOn = facts.ReplyDueOn,
            Reply = visit.Reply,
            RepliedOn = visit.RepliedOn,
            ReplyLate = facts.IsReplyLate(today),
            Recommendation = visit.Recommendation,
            Photos = [.. row.Photos.Select(photo => new VisitPhotoBody(address.Of(photo.Address(row.Committee, visit.Id)), photo.Description, photo.Latitude, photo.Longitude))],
        };
    }

    private static async Task<IResult> AnswerAsync(
        HttpRequest request, CommitteeRegister register, string[] own, Func<IReadOnlyList<Committee>, IResult> answer, CancellationToken cancellation)
    {
        var query = request.Query;
        if (RequestParameters.Refuse(query, [.. Filters.Select(filter => filter.Name), .. own]) is { } refused)
            return refused;
        var words = query["state"].ToString().Split(',', StringSplitOptions.RemoveEmptyEntries);
        if (words.Any(word => RecommendationFilter.Find<CommitteeState>(word) is null))
            return RequestParameters.Malformed("state", query["state"], "parameter.committeeState");
        if (query["lang"].ToString() is not ("" or "es" or "en"))
            return RequestParameters.Malformed("lang", query["lang"], "parameter.lang");
        return answer(await register.ListAsync(
            new()
            {
                States = [.. words.Select(word => RecommendationFilter.Find<CommitteeState>(word)!.Value)],
                Province = Given(query["province"]),
                District = Given(query["district"]),
                Project = Given(query["project"]),
            },
            cancellation));
    }

    private static CommitteeBody Body(Committee committee, CommitteeRegister register, PublicAddress address)
    {
        var facts = committee.Facts;
        return new()
        {
            Id = committee.Code,
            Uri = address.Of(PageAddress.Committee.In("es", committee.Code)),
            Name = committee.Name,
            Kind = Word.Of(committee.Kind),
            State = Word.Of(committee.State),
            Province = committee.Province,
            District = committee.District,
            CallOpen = facts.IsCallOpen(register.Today),
            CallOpens = committee.CallOpens,
            CallCloses = committee.CallCloses,
            Members = committee.MembersCount,
            Women = committee.WomenCount,
            MembersMissing = facts.Missing,
            CertificateNumber = committee.CertificateNumber,
            CertificateUri = committee.CertificateLink,
            TermStart = committee.TermStart,
            TermEnd = committee.TermEnd,
            Contact = committee.Contact,
            NextMeeting = committee.NextMeeting,
            MeetingPlace = committee.MeetingPlace,
            ReceivedOn = committee.ReceivedOn,
            ReportedOn = committee.ReportedOn,
            ReportUri = committee.ReportLink,
            FinalReport = Word.Of(facts.Report),
            Projects = [.. committee.Projects.Select(watched => watched.ProjectId).Order(StringComparer.Ordinal)],
            NamesWithConsent = [.. committee.Members.OrderBy(member => member.Id).Select(member => member.Name).OfType<string>()],
            ChangedAt = committee.ChangedAt,
        };
    }

    private static IEnumerable<string?> Cells(CommitteeBody committee) =>
    [
        committee.Id, committee.Name, committee.Kind, committee.State, committee.Province, committee.District, committee.CallOpen ? "yes" : "no",
        Day(committee.CallOpens), Day(committee.CallCloses), Number(committee.Members), Number(committee.Women), Number(committee.MembersMissing),
        committee.CertificateNumber, Day(committee.TermStart), Day(committee.TermEnd), committee.NextMeeting is { } meeting ? Wording.Machine(meeting) : null,
        Day(committee.ReceivedOn), Day(committee.ReportedOn), committee.FinalReport, string.Join(' ', committee.Projects), committee.Uri,
    ];

    private static IResult Tagged(byte[] bytes, string contentType) => new TaggedBytes(bytes, contentType);

    private static string? Number(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
