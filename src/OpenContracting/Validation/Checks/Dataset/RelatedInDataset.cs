using OpenContracting.Json;

namespace OpenContracting.Validation.Checks.Dataset;

/// <summary>A related process or project is in the document. Pelican's <c>reference.related_process_identifier</c>, on OC4IDS too.</summary>
/// <remarks>(1) Nothing is related by ocid or OC4IDS id. (2) Other schemes point out of the document.</remarks>
internal sealed class RelatedInDataset : RelatedCheck
{
    public override string Code => "related-in-dataset";

    protected override bool NeedsTitles => false;

    protected override JsonValue Shown(JsonValue relation) => relation["identifier"u8];

    protected override bool? IsRight(ulong stated, long? title) => title is not null;
}
