namespace OpenContracting.Web.Api;

/// <summary>A structural error: its code, where it is and what to do, in the reader's language.</summary>
public sealed record LeftOutNotice(string Code, string Pointer, string Message, string Mend);
