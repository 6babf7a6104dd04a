namespace OpenContracting.Web.Api;

/// <summary>An observation that was published, with the answer to it.</summary>
/// <param name="Id">Its public name: random, so that it tells neither order nor number.</param>
/// <param name="Category"><c>price</c>, <c>time</c>, <c>abandoned</c>, <c>quality</c>, <c>notBuilt</c>, <c>missingDocument</c>, <c>conflictOfInterest</c>, <c>environmentSocial</c>, <c>dataError</c> or <c>other</c>.</param>
/// <param name="ProjectId">The OC4IDS id of the project it is about.</param>
/// <param name="Institution">The id of the institution whose work it is, as it was then.</param>
/// <param name="Province">The province's code.</param>
/// <param name="OpenedOn">The day it came in, of Panama; the hour is not kept.</param>
/// <param name="State"><c>received</c>, <c>published</c>, <c>returned</c>, <c>merged</c>, <c>removed</c>, <c>counted</c> or <c>closed</c>.</param>
/// <param name="Text">What was observed, as published: with redactions, if any. Absent once it is not public any more.</param>
/// <param name="Author">A name of random letters, of this project alone; it joins its author to nothing else.</param>
/// <param name="ReplyBy">The last day on which the institution's answer is in time.</param>
/// <param name="DaysLate">Days that the answer is overdue; 0 while it is not, and once it came.</param>
/// <param name="Outcome">What came of it: <c>dataCorrected</c>, <c>workCorrected</c>, <c>underInvestigation</c>, <c>sanctioned</c> or <c>nothingFound</c>; absent until something did.</param>
/// <param name="Events">Its history, oldest first.</param>
/// <param name="Uri">Its page, in Spanish.</param>
public sealed record CaseBody(
    string Id, string Category, string? ProjectId, string? Institution, string? Province, DateOnly OpenedOn, string State, string? Text, string? Author,
    DateOnly? ReplyBy, int DaysLate, string? Outcome, IReadOnlyList<CaseEventBody> Events, string Uri);
