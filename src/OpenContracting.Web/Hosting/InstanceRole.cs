namespace OpenContracting.Web.Hosting;

/// <summary>What a process does: answers requests, runs jobs, or both.</summary>
public enum InstanceRole
{
    All,
    Web,
    Worker,
}
