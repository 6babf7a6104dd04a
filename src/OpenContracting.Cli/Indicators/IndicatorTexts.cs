using System.Text;
using OpenContracting.Cli.Terminal;
using OpenContracting.Validation.Indicators;

namespace OpenContracting.Cli.Indicators;

/// <summary>The indicators as a person reads them: what each asks, how many it flagged, and the settings.</summary>
public static class IndicatorTexts
{
    private const int Width = 80;

    /// <summary>Reads a settings file; Cardinal's defaults without one.</summary>
    public static IndicatorSettings ReadSettings(string? path, Session session)
    {
        if (path is null)
            return IndicatorSettings.Usual;
        if (!File.Exists(path))
            throw new OperatorException(session.Text("settings.missing", path), ExitCode.Usage);
        try
        {
            return IndicatorSettings.Parse(File.ReadAllText(path));
        }
        catch (IndicatorSettingsException fault)
        {
            throw new OperatorException(session.Text("indicators.settingsLine", path, fault.Line, fault.In(session.Language)), ExitCode.Usage);
        }
    }

    /// <summary>Writes the defaults as a settings file.</summary>
    public static int WriteSettings(Session session)
    {
        session.Output.Write(IndicatorSettings.Template());
        return ExitCode.Ok;
    }

    /// <summary>Writes what each indicator asks, what it needs, and when it is wrong.</summary>
    public static int Explain(Session session)
    {
        session.Output.WriteLine(string.Join('\n', Wrap(session.Text("indicators.notAccusation"), "")));
        foreach (var indicator in Enum.GetValues<Indicator>())
        {
            session.Output.WriteLine($"\n{indicator}  {Texts.OfLibrary[session.Language, $"indicator.{indicator}"]}");
            foreach (var part in (string[])["rule", "needs", "falseAlarms"])
                session.Output.WriteLine(string.Join('\n', Wrap(session.Text($"indicators.{part}", Texts.OfLibrary[session.Language, $"indicator.{indicator}.{part}"]), "      ")));
        }

        return ExitCode.Ok;
    }

    /// <summary>Writes a row an indicator: of how many it could be told, and how many it flagged.</summary>
    public static void Write(Stream output, IndicatorResults results, IndicatorSurvey survey, IndicatorSettings settings, Session session, bool colour)
    {
        var ink = new Ink(colour);
        using var text = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        text.WriteLine(ink.Strong(session.Text("indicators.head", survey.Processes.ToString("N0"), survey.Currency ?? "–")));
        text.WriteLine(string.Join('\n', Wrap(session.Text("indicators.notAccusation"), "")));
        text.WriteLine();
        text.WriteLine(ink.Strong(session.Text("indicators.columns")));
        foreach (var indicator in Enum.GetValues<Indicator>().Where(settings.Has))
        {
            var (computable, flagged) = (results.Computable(indicator), results.Flagged(indicator));
            var limits = results.Meta.TryGetValue(indicator, out var found)
                ? string.Join(" ", found.Where(limit => limit.Key.EndsWith("fence", StringComparison.Ordinal)).Select(limit => limit.Value.ToString("0.###")))
                : "";
            text.WriteLine($"{indicator}  {Texts.OfLibrary[session.Language, $"indicator.{indicator}"],-41} {computable,9:N0} {flagged,9:N0}  {limits}".TrimEnd());
        }

        text.WriteLine();
        foreach (var line in Wrap(session.Text("indicators.legend"), ""))
            text.WriteLine(ink.Faint(line));
    }

    private static IEnumerable<string> Wrap(string text, string indent)
    {
        var line = indent;
        foreach (var word in text.Split(' '))
        {
            if (line.Length > indent.Length && line.Length + 1 + word.Length > Width)
            {
                yield return line;
                line = indent;
            }

            line += (line.Length > indent.Length ? " " : "") + word;
        }

        yield return line;
    }
}
