using OpenContracting.Json;

namespace OpenContracting.Validation.Reading;

/// <summary>Makes notices of an item's findings, in document order.</summary>
internal static class NoticeMaker
{
    public static void Make(JsonItem item, Findings findings, ItemPlaces places, List<Notice> notices)
    {
        // Entries stand in document order.
        if (findings.Kept.Count > 1)
            findings.Kept.Sort((left, right) => (left.Entry, left.Rule.Number).CompareTo((right.Entry, right.Rule.Number)));
        foreach (var finding in findings.Kept)
            notices.Add(Make(item, finding, places));
    }

    private static Notice Make(JsonItem item, Finding finding, ItemPlaces places)
    {
        var value = new JsonValue(item, finding.Entry);
        var shown = finding.Shown < 0 ? value : new JsonValue(item, finding.Shown);
        return Make(
            finding.Rule, places.Of(value), finding.Rule.ShowsValue ? NoticeValue.Of(shown.Raw) : null, finding.Expected, finding.DidYouMean,
            finding.Other >= 0 ? [places.PointerOf(new JsonValue(item, finding.Other))] : finding.Arguments);
    }

    public static Notice Make(
        Rule rule, Place place, string? value = null, string? expected = null, string? didYouMean = null, string[]? arguments = null) => new()
        {
            Code = rule.Code,
            Severity = rule.Severity,
            Kind = rule.Kind,
            Pointer = place.Pointer,
            Offset = place.Offset,
            Line = place.Line,
            Column = place.Column,
            Item = place.Item,
            ObjectId = place.ObjectId,
            Value = value,
            Expected = expected,
            DidYouMean = didYouMean,
            Arguments = arguments ?? [],
        };
}
