using OpenContracting.Json;
using OpenContracting.Validation.Schema;

namespace OpenContracting.Validation.Reading;

/// <summary>Reads one JSON value, fills the table of its values and holds it against the schema, in one pass.</summary>
/// <remarks>Two exist: <see cref="ReferenceItemReader"/> to be read, and a fast one to be run; they must agree on every input.</remarks>
internal interface IItemReader
{
    /// <summary>Reads the item's bytes.</summary>
    /// <returns>Null when they are one well-formed value; then all the schema objects to is in <paramref name="findings"/>.</returns>
    ItemFault? Read(JsonItem item, PlanNode place, Findings findings);
}
