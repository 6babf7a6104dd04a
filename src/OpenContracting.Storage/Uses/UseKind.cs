namespace OpenContracting.Storage.Uses;

/// <summary>What was made with the data; titles are in <c>Uses.es.json</c>.</summary>
public enum UseKind
{
    News,
    Report,
    Audit,
    Study,
    Application,
    Visualisation,
    Complaint,
    LegalAction,
    Training,
    PolicyChange,
    Other,
}
