using System.CommandLine;
using OpenContracting.Cli.Indicators;
using OpenContracting.Cli.Terminal;

namespace OpenContracting.Cli.Commands;

/// <summary><c>occ indicators</c>: Cardinal's red flags on compiled releases.</summary>
public static class IndicatorsCommand
{
    public static Command Create(Session session)
    {
        var inputs = CommonOptions.Inputs(session);
        inputs.Description = session.Text("indicators.inputs");
        var settings = new Option<string?>("--settings", "-s") { Description = session.Text("indicators.settings"), HelpName = "FILE" };
        var defaults = new Option<bool>("--print-settings") { Description = session.Text("indicators.printSettings") };
        var explain = new Option<bool>("--explain") { Description = session.Text("indicators.explain") };
        var format = new Option<string>("--format") { Description = session.Text("indicators.format"), HelpName = "json|text", DefaultValueFactory = _ => "json" };
        format.AcceptOnlyFromAmong("json", "text");
        var map = new Option<bool>("--map") { Description = session.Text("indicators.map") };
        var noMeta = new Option<bool>("--no-meta") { Description = session.Text("indicators.noMeta") };
        var output = CommonOptions.Out(session);
        var quiet = CommonOptions.Quiet(session);
        var command = new Command("indicators", session.Text("indicators.description")) { inputs, settings, defaults, explain, format, map, noMeta, output, quiet };
        command.SetAction((result, cancellation) => Task.FromResult(
            result.GetValue(defaults) ? IndicatorTexts.WriteSettings(session)
            : result.GetValue(explain) ? IndicatorTexts.Explain(session)
            : new FileIndicators(session)
            {
                Inputs = Inputs.Find(result.GetValue(inputs)!, session),
                Settings = IndicatorTexts.ReadSettings(result.GetValue(settings), session),
                AsText = result.GetValue(format) == "text",
                Maps = result.GetValue(map),
                Meta = !result.GetValue(noMeta),
                Output = result.GetValue(output),
                Quiet = result.GetValue(quiet),
            }.Run(cancellation)));
        return command;
    }
}
