namespace OpenContracting.Storage.Projects;

public enum ChangeKind
{
    Added,
    Updated,
    LeftOut,
    Merged,
    Withdrawn,
}
