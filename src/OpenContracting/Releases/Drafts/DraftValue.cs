using System.Globalization;
using System.Text.Json;

namespace OpenContracting.Releases.Drafts;

/// <summary>A leaf of a release while it is made.</summary>
/// <param name="text">The text, or the JSON of a number, true, false or null.</param>
/// <param name="isText">Whether it is a JSON string.</param>
/// <param name="origin">Where it comes from; null for what a release as given holds.</param>
internal sealed class DraftValue(string text, bool isText, Origin? origin = null) : Draft
{
    public string Text { get; } = text;

    public bool IsText { get; } = isText;

    public Origin? Origin { get; } = origin;

    public static DraftValue Number(decimal number, Origin? origin = null) =>
        new(number.ToString(CultureInfo.InvariantCulture), isText: false, origin);

    /// <summary>The same place in the source with another text, because a rule changed it.</summary>
    public DraftValue Changed(string newText, string rule) =>
        new(newText, IsText, Origin is null ? Origin.AsGiven(rule) : Origin with { Rule = rule });

    public override void Write(Utf8JsonWriter writer)
    {
        if (IsText)
            writer.WriteStringValue(Text);
        else
            writer.WriteRawValue(Text, skipInputValidation: true);
    }
}
