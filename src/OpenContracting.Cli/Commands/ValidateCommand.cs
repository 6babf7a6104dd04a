using System.CommandLine;
using OpenContracting.Cli.Terminal;
using OpenContracting.Cli.Validation;
using OpenContracting.Validation.Reports;

namespace OpenContracting.Cli.Commands;

/// <summary><c>occ validate</c>: judges documents by the standards, and says where, what was found, what was expected and how to mend it.</summary>
public static class ValidateCommand
{
    public static Command Create(Session session)
    {
        var inputs = CommonOptions.Inputs(session);
        var formats = new Option<string[]>("--format") { Description = session.Text("validate.format", Names()), HelpName = "NAME[=FILE]" };
        var failOn = new Option<string>("--fail-on") { Description = session.Text("validate.failOn"), HelpName = "error|warning|information|never", DefaultValueFactory = _ => "error" };
        failOn.AcceptOnlyFromAmong("error", "warning", "information", "never");
        var perRule = new Option<int>("--max-per-rule") { Description = session.Text("validate.maxPerRule"), HelpName = "N", DefaultValueFactory = _ => 1000 };
        var schema = new Option<string?>("--schema") { Description = session.Text("validate.schema"), HelpName = "VERSION" };
        var schemaOnly = new Option<bool>("--schema-only") { Description = session.Text("validate.schemaOnly") };
        var quiet = CommonOptions.Quiet(session);
        var command = new Command("validate", session.Text("validate.description")) { inputs, formats, failOn, perRule, schema, schemaOnly, quiet };
        command.SetAction((result, cancellation) => Task.FromResult(new FileValidation(session)
        {
            Inputs = Inputs.Find(result.GetValue(inputs)!, session),
            Outputs = ReportOutput.Parse(result.GetValue(formats) ?? [], session),
            FailOn = result.GetValue(failOn)!,
            KeptPerCode = result.GetValue(perRule),
            SchemaVersion = result.GetValue(schema),
            SchemaOnly = result.GetValue(schemaOnly),
            Quiet = result.GetValue(quiet),
        }.Run(cancellation)));
        return command;
    }

    private static string Names() => string.Join(", ", ReportFormats.All.Select(format => format.Name).Prepend(ReportOutput.Pretty));
}
