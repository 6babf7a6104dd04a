namespace OpenContracting.Storage.Usage;

/// <summary>A lot of counts that was added, written in the same transaction: a lot sent again because nobody answered is not added twice.</summary>
public sealed class UsageFlush
{
    public required Guid Id { get; set; }
    public required DateTimeOffset At { get; set; }
}
