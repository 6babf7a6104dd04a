using System.Net;
using OpenContracting.People.Usage;

namespace OpenContracting.Web.Usage;

/// <summary>Who asks: never stored, and no longer in memory than their connection.</summary>
public sealed record Visitor(IPAddress? Address, string Agent, DateOnly Day, UInt128 Key, AgentClass Class);
