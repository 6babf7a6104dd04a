using OpenContracting.People.Cases;

namespace OpenContracting.Web.Cases;

/// <summary>What whoever sent a case in is told: the code, once, and what became of their files.</summary>
/// <param name="Code">The receipt's code.</param>
/// <param name="Ref">The public name of the case.</param>
/// <param name="Lane">How it was sent.</param>
/// <param name="Uncleaned">Names of files that no clean copy could be made of.</param>
public sealed record CaseReceipt(ReceiptCode Code, string Ref, CaseLane Lane, IReadOnlyList<string> Uncleaned);
