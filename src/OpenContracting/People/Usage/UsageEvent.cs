namespace OpenContracting.People.Usage;

/// <summary>One answer that counts, or may be found not to: what <see cref="UsageCounter"/> reads.</summary>
/// <param name="At">When it was answered.</param>
/// <param name="Visitor">A key of that day's that no address can be read from; null for who asked not to be followed: counted in totals, never in uniques.</param>
/// <param name="Agent">Who asks.</param>
/// <param name="Item">What was used.</param>
/// <param name="Action">What was done with it.</param>
/// <param name="Piece">The part of the file that was sent; null for all of it.</param>
public readonly record struct UsageEvent(
    DateTimeOffset At, UInt128? Visitor, AgentClass Agent, UsageItem Item, UsageAction Action, FilePiece? Piece = null);
