namespace OpenContracting.Storage.Runs;

public enum PartitionState
{
    Pending,
    Running,
    Done,
    Failed,
}
