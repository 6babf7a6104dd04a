using System.Text.Json.Serialization;
using OpenContracting.Validation;

namespace OpenContracting.Tests.Validation;

/// <summary>What a check says of a fixture, as kept beside it.</summary>
internal sealed record CheckExpectation
{
    [JsonConverter(typeof(JsonStringEnumConverter<CheckSubject>))]
    public required CheckSubject Subject { get; init; }

    [JsonConverter(typeof(JsonStringEnumConverter<CheckOutcome>))]
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required CheckOutcome Outcome { get; init; }

    /// <summary>Which exception the check named when it did not apply.</summary>
    public int? Exception { get; init; }

    public int? PlacesPassed { get; init; }

    public List<ExpectedNotice>? Notices { get; init; }

    public static CheckExpectation Of(CheckSubject subject, CheckResult result, IEnumerable<Notice> notices) => new()
    {
        Subject = subject,
        Outcome = result.Outcome,
        Exception = result.Outcome == CheckOutcome.DidNotApply ? result.DidNotApply.Keys.Single() : null,
        PlacesPassed = result.PlacesPassed == 0 ? null : (int)result.PlacesPassed,
        Notices = notices.Select(notice => new ExpectedNotice(
            notice.Pointer, notice.Line, NoticeTexts.Message(notice, "es"), NoticeTexts.Message(notice, "en"), notice.DidYouMean))
            .ToList() is { Count: > 0 } list ? list : null,
    };

    internal sealed record ExpectedNotice(string Pointer, long Line, string Es, string En, string? DidYouMean = null);
}
