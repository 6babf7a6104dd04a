namespace OpenContracting.Projects.Mapping;

/// <summary>An element of the project as a whole.</summary>
internal interface IProjectElement : IElement
{
    void Write(ProjectMapping project);
}
