using OpenContracting.People.Worksheets;
using OpenContracting.Storage.Worksheets;

namespace OpenContracting.Web.Worksheets;

/// <summary>A part of an edition on the sheet of the country or of one institution.</summary>
/// <param name="Part">The part.</param>
/// <param name="Score">Its score: as imported, as entered, or reckoned; null when there is none.</param>
/// <param name="Gaps">Why a worksheet has none.</param>
/// <param name="Source">Where an imported score was read.</param>
/// <param name="Entries">What was entered for an indicator, the newest, which counts, first.</param>
/// <param name="IsOfTheCountry">Whether it is scored once for the country, and only shown on an institution's sheet.</param>
public sealed record IndexLine(IndexPart Part, decimal? Score, IndexGaps Gaps, string Source, IReadOnlyList<IndexEntry> Entries, bool IsOfTheCountry)
{
    /// <summary>What counts; null when nobody entered a score.</summary>
    public IndexEntry? Entry => Entries.Count == 0 ? null : Entries[0];

    /// <summary>How the score that counts was read, a text's key.</summary>
    public string Reading => Entry?.Confirmed switch
    {
        true => "index.confirmed",
        false => "index.disputed",
        null => Part.IsSurvey ? "index.unread" : "index.deskReview",
    };
}
