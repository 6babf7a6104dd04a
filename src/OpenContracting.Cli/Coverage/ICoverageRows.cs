using OpenContracting.Validation.Disclosures;

namespace OpenContracting.Cli.Coverage;

/// <summary>Writes what is known of each project as soon as it is known.</summary>
public interface ICoverageRows : IDisposable
{
    void Write(ProjectDisclosure project);
}
