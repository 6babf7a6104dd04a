namespace OpenContracting.Web.Api;

/// <summary>Something that was made with the data, and what came of it.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Kind"><c>news</c>, <c>report</c>, <c>audit</c>, <c>study</c>, <c>application</c>, <c>visualisation</c>, <c>complaint</c>, <c>legalAction</c>, <c>training</c>, <c>policyChange</c> or <c>other</c>.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Summary">What was done with the data.</param>
/// <param name="Url">Where it can be read; absent when it has no address.</param>
/// <param name="Author">Who made it, as they want to be named.</param>
/// <param name="MadeOn">The day it came out.</param>
/// <param name="PublishedAt">When it was published here.</param>
/// <param name="Projects">The OC4IDS ids of the projects it is about.</param>
/// <param name="Effect">What came of it: <c>noneKnown</c>, <c>reply</c>, <c>dataCorrected</c>, <c>contractChanged</c>, <c>workResumed</c>, <c>sanction</c>, <c>moneyRecovered</c> or <c>ruleChanged</c>.</param>
/// <param name="EffectUrl">Where that can be read.</param>
/// <param name="EffectOn">The day of it.</param>
/// <param name="Uri">Its page, in Spanish.</param>
public sealed record UseBody(
    long Id, string Kind, string Title, string Summary, string? Url, string? Author, DateOnly? MadeOn, DateTimeOffset? PublishedAt,
    IReadOnlyList<string> Projects, string Effect, string? EffectUrl, DateOnly? EffectOn, string Uri);
