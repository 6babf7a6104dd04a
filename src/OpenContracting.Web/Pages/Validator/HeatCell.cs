namespace OpenContracting.Web.Pages.Validator;

/// <summary>One element or field of the heat map: how many publish it of those who should.</summary>
public sealed record HeatCell(string Name, long Published, long Asked, int? Percentage)
{
    /// <summary>The shade: <c>none</c> when nobody should publish it, else 0 (nobody does) to 4 (all do).</summary>
    public string Shade => Percentage switch
    {
        null => "none",
        0 => "s0",
        < 34 => "s1",
        < 67 => "s2",
        < 100 => "s3",
        _ => "s4",
    };
}
