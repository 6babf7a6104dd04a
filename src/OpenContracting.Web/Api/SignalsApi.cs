using OpenContracting.Validation.Signals;
using OpenContracting.Web.Api.Problems;
using OpenContracting.Web.Hosting;
using OpenContracting.Web.Queries;
using OpenContracting.Web.Queries.Signals;
using OpenContracting.Web.Signals;

namespace OpenContracting.Web.Api;

/// <summary>Questions that the data leave open; never accusations.</summary>
public static class SignalsApi
{
    private const string Address = "/api/v1/signals";

    public static void MapSignals(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Address, GetAll)
            .WithName("listSignals").WithTags("Statistics")
            .WithSummary("What each signal asks, of how many projects it can be told, and how many raise it")
            .WithDescription("A signal is a question, never an accusation. On a demonstration all works and companies are synthetic.")
            .Produces<SignalListBody>()
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblems(ProblemKind.UnknownParameter)
            .RequireRateLimiting(RateLimits.Heavy);
        routes.MapGet(Address + "/{code}", GetOne)
            .WithName("getSignal").WithTags("Statistics")
            .WithSummary("One signal, the contracts that raise it, and what institutions answer")
            .WithDescription("The contracts furthest beyond the limit first. Answers of institutions are those of this signal on all works, corrected and withdrawn "
                + "ones among them, so that nothing disappears.")
            .Produces<SignalBody>()
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblems(ProblemKind.UnknownAddress, ProblemKind.UnknownParameter)
            .RequireRateLimiting(RateLimits.Heavy);
    }

    private static async Task<IResult> GetAll(HttpRequest request, SignalRegister register, Published published, InstanceKind kind, CancellationToken cancellation)
    {
        if (RequestParameters.Refuse(request.Query) is { } refused)
            return refused;
        var (book, language) = (await register.ReadAsync(cancellation), Language(request));
        return new TaggedJson<SignalListBody>(new SignalListBody(
            SignalRules.Method, kind.IsDemo, (await published.CurrentAsync(cancellation))?.DataAsOf, book.Projects,
            [.. Enum.GetValues<Signal>().Select(signal => Body(signal, book, language, null))]));
    }

    private static async Task<IResult> GetOne(string code, HttpRequest request, SignalRegister register, SignalReplies replies, CancellationToken cancellation)
    {
        if (RequestParameters.Refuse(request.Query) is { } refused)
            return refused;
        if (SignalRules.Find(code) is not { } signal)
            return new Problem(ProblemKind.UnknownAddress, code);
        var (book, language) = (await register.ReadAsync(cancellation), Language(request));
        return new TaggedJson<SignalBody>(Body(signal, book, language, book.Raised(signal)) with
        {
            Replies = [.. (await replies.ToAsync(signal, cancellation)).SelectMany(work => work.Select((reply, at) => new SignalReplyBody(
                reply.ProjectId, reply.Institution, reply.At, reply.PublicText, at > 0, reply.WithdrawnFor is { } why ? Word.Of(why) : null)))],
        });
    }

    private static SignalBody Body(Signal signal, SignalBook book, string language, IReadOnlyList<SignalFinding>? rows) => new()
    {
        Code = SignalRules.Code(signal),
        Question = signal.Text("question", language),
        Formula = signal.Text("formula", language),
        Threshold = signal.Text("threshold", language),
        Needs = signal.Text("needs", language),
        FalseAlarms = signal.Text("falseAlarms", language),
        Computable = book.Computable(signal),
        Raised = book.Raised(signal).Select(finding => finding.ProjectId).Distinct().Count(),
        Contracts = rows is null ? null : [.. rows.Select(finding => new SignalRowBody(finding.ProjectId, finding.Process, Math.Round(finding.Value, 4)))],
    };

    private static string Language(HttpRequest request)
    {
        request.HttpContext.Response.Headers.Append("Vary", "Accept-Language");
        return RequestLanguage.Of(request);
    }
}
