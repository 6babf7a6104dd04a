namespace OpenContracting.Web.Api;

/// <summary>A notice of the validator: its code, where it is and what to do, in the reader's language.</summary>
public sealed record NoticeBody(string Code, string Pointer, string Message, string Mend);
