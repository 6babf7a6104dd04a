using OpenContracting.People.Cases;

namespace OpenContracting.Web.Cases;

/// <summary>One who receives confidential reports.</summary>
/// <param name="Name">As the form names them.</param>
/// <param name="Key">What is sealed to them; the private half is theirs alone.</param>
public sealed record CaseRecipient(string Name, CasePublicKey Key);
