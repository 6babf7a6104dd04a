namespace OpenContracting.Validation.Schema;

/// <summary>The formats that are checked; others are taken as remarks, as draft 4 allows.</summary>
internal enum StringFormat : byte
{
    None,
    DateTime,
    Uri,
    Email,
}
