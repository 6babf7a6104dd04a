namespace OpenContracting.Validation.Indicators;

/// <summary>A line of a settings file that says nothing known.</summary>
public sealed class IndicatorSettingsException : FormatException
{
    private readonly string key;
    private readonly object?[] found;

    internal IndicatorSettingsException(int line, string key, params string[] found) : base(key) => (Line, this.key, this.found) = (line, key, found);

    /// <summary>The line, from 1.</summary>
    public int Line { get; }

    /// <summary>What is wrong with it, in <c>es</c> or <c>en</c>.</summary>
    public string In(string language) => Texts.OfLibrary.Format(language, key, found);
}
