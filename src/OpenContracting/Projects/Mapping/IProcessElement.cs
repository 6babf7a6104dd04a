namespace OpenContracting.Projects.Mapping;

/// <summary>An element of one contracting process.</summary>
internal interface IProcessElement : IElement
{
    void Write(ProjectMapping project, ProcessView process);
}
