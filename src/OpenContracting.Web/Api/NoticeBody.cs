namespace OpenContracting.Web.Api;

/// <summary>A notice of the validator: its code, where it is and what to do, in the reader's language.</summary>
/// <param name="Code">The code of the check.</param>
/// <param name="Pointer">Where in the project, as a JSON Pointer.</param>
/// <param name="Message">What was found and what was expected, in the reader's language.</param>
/// <param name="Mend">What to do about it, in the reader's language.</param>
public sealed record NoticeBody(string Code, string Pointer, string Message, string Mend);
