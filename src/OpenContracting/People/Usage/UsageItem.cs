namespace OpenContracting.People.Usage;

/// <summary>What is used: a project, an institution, a file, a page, and by which way.</summary>
/// <param name="Kind">A code: <c>project</c>, <c>institution</c>, <c>company</c>, <c>dataset</c>, <c>file</c>, <c>page</c>.</param>
/// <param name="Id">Its id among its kind; one that exists, never what somebody typed.</param>
/// <param name="Format">A code: <c>html</c>, <c>json</c>, <c>csv</c> …</param>
/// <param name="Channel">A code: <c>portal</c>, <c>api</c>, <c>feed</c>, <c>bulk</c> …</param>
public readonly record struct UsageItem(string Kind, string Id, string Format, string Channel);
