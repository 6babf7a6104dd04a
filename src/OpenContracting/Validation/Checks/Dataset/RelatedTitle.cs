using OpenContracting.Json;

namespace OpenContracting.Validation.Checks.Dataset;

/// <summary>A related process or project is called as it calls itself. Pelican's <c>consistent.related_process_title</c>, on OC4IDS too.</summary>
/// <remarks>
/// Titles are compared without case, accents and punctuation. (1) No relation by ocid or OC4IDS id has a title whose other side is in the
/// document with a title.
/// </remarks>
internal sealed class RelatedTitle : RelatedCheck
{
    public override string Code => "related-title";

    protected override bool NeedsTitles => true;

    protected override JsonValue Shown(JsonValue relation) => relation["title"u8];

    protected override bool? IsRight(ulong stated, long? title) => title is null or 0 || stated == 0 ? null : (ulong)title == stated;
}
