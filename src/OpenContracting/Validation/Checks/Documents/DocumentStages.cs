namespace OpenContracting.Validation.Checks.Documents;

/// <summary>The stages of a contracting process that documents are published under.</summary>
[Flags]
internal enum DocumentStages
{
    None = 0,
    Planning = 1,
    Tender = 2,
    Award = 4,
    Contract = 8,
    Implementation = 16,
}
