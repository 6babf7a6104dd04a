namespace OpenContracting.Exports.Synthetic;

/// <summary>What an institution tells of a work: its code, its money in cents, and how it went.</summary>
internal sealed record ToldWork(string Code, string Title, string Institution, string Province, string Line, long Budget, long Price, DateOnly Begins, DateOnly Ends)
{
    public List<(DateOnly Day, long Cents)> Payments { get; } = [];

    public List<(DateOnly Day, int Percent)> Progress { get; } = [];
}
