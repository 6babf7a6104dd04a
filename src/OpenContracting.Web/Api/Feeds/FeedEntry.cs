namespace OpenContracting.Web.Api.Feeds;

/// <summary>A piece of news: a change of a project, or an institution's answer to a signal.</summary>
/// <param name="Id">The address of the version, or of the answer, which never changes.</param>
/// <param name="Page">The project's page.</param>
/// <param name="Title">What happened to what.</param>
/// <param name="Text">The work in a few words.</param>
/// <param name="At">When it was published.</param>
public sealed record FeedEntry(string Id, string Page, string Title, string Text, DateTimeOffset At);
