using OpenContracting.Standards.Panama;

namespace OpenContracting.People.Worksheets;

/// <summary>A part of an edition in its place among the others.</summary>
/// <param name="Row">Its code, names and weight.</param>
/// <param name="Depth">0 for the index, 1 for a dimension, 2 for a variable, 3 for a sub-variable, 4 for an indicator.</param>
/// <param name="Dimension">1 to 4; null for the index.</param>
/// <param name="Children">The parts right below; none of what is scored itself.</param>
public sealed record IndexPart(IndexScore Row, int Depth, int? Dimension, IReadOnlyList<IndexPart> Children)
{
    /// <summary>The dimension that is the same for the whole country: its legal framework and digital tools.</summary>
    public const int OfTheCountry = 1;

    /// <summary>Whether people score it, and no sum.</summary>
    public bool IsIndicator => Children.Count == 0 && Dimension is not null;

    /// <summary>Dimensions 2 and 3 are a survey that the institution answers, which a second person reads; 1 and 4 are desk reviews.</summary>
    public bool IsSurvey => Dimension is 2 or 3;

    /// <summary>It and all parts below it, each before its own.</summary>
    public IEnumerable<IndexPart> All => Children.SelectMany(child => child.All).Prepend(this);
}
