namespace OpenContracting.Storage.Backups;

/// <summary>A backup cannot be taken or put back.</summary>
/// <param name="code">A stable kebab-case code; texts for people go by it.</param>
/// <param name="detail">What is particular to this time.</param>
public sealed class BackupException(string code, string detail = "") : Exception($"{code}: {detail}")
{
    public string Code { get; } = code;

    public string Detail { get; } = detail;
}
