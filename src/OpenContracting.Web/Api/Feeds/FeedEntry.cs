namespace OpenContracting.Web.Api.Feeds;

/// <summary>A piece of news: a change of a project.</summary>
/// <param name="Id">The address of the version, which never changes.</param>
/// <param name="Page">The project's page.</param>
/// <param name="Title">What happened to what.</param>
/// <param name="Text">The work in a few words.</param>
/// <param name="At">When it was published.</param>
public sealed record FeedEntry(string Id, string Page, string Title, string Text, DateTimeOffset At);
