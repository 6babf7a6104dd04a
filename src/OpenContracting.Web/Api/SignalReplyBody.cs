namespace OpenContracting.Web.Api;

/// <summary>What an institution answers to a signal of one of its works.</summary>
/// <param name="Project">The work.</param>
/// <param name="Institution">Who answers.</param>
/// <param name="At">When.</param>
/// <param name="Text">What it says; absent when a moderator withdrew it.</param>
/// <param name="Corrected">True when a later answer about the same work takes its place.</param>
/// <param name="WithdrawnFor">Why it was withdrawn.</param>
public sealed record SignalReplyBody(string Project, string Institution, DateTimeOffset At, string? Text, bool Corrected, string? WithdrawnFor);
