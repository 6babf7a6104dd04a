using System.CommandLine;
using OpenContracting.Cli.Schemas;
using OpenContracting.Cli.Terminal;
using OpenContracting.Standards;

namespace OpenContracting.Cli.Commands;

/// <summary><c>occ codelist</c>: the codes a field may hold and what each means, or the nearest to a wrong one.</summary>
public static class CodelistCommand
{
    public static Command Create(Session session)
    {
        var name = new Argument<string?>("NAME") { Description = session.Text("codelist.name"), Arity = ArgumentArity.ZeroOrOne };
        var code = new Argument<string?>("CODE") { Description = session.Text("codelist.code"), Arity = ArgumentArity.ZeroOrOne };
        var version = new Option<string?>("--schema") { Description = session.Text("codelist.schema"), HelpName = "VERSION" };
        var extensions = CommonOptions.Extensions(session);
        var command = new Command("codelist", session.Text("codelist.description")) { name, code, version, extensions };
        command.SetAction(result =>
        {
            var schemas = SchemaChoice.Newest(result.GetValue(version), result.GetValue(extensions), session);
            if (result.GetValue(name) is not { } wanted)
                return WriteNames(schemas, session);
            var codelist = Find(schemas, wanted, session);
            return result.GetValue(code) is { } one ? WriteCode(codelist, one, session) : WriteCodes(codelist, session);
        });
        return command;
    }

    private static int WriteNames(IReadOnlyList<StandardSchema> schemas, Session session)
    {
        foreach (var schema in schemas)
            foreach (var codelist in schema.Codelists.Values.OrderBy(list => list.File, StringComparer.Ordinal))
                session.Output.WriteLine(session.Text("codelist.line", schema.Version, NameOf(codelist), codelist.Codes.Count));
        return ExitCode.Ok;
    }

    private static Codelist Find(IReadOnlyList<StandardSchema> schemas, string wanted, Session session)
    {
        var bare = wanted.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? wanted[..^4] : wanted;
        var all = schemas.SelectMany(schema => schema.Codelists.Values).ToList();
        if (all.Find(list => NameOf(list).Equals(bare, StringComparison.OrdinalIgnoreCase)) is { } found)
            return found;
        throw new OperatorException(
            Nearest.To(bare, all.Select(NameOf)) is { } nearest
                ? session.Text("codelist.unknownNearest", wanted, nearest)
                : session.Text("codelist.unknown", wanted),
            ExitCode.Usage);
    }

    private static int WriteCodes(Codelist codelist, Session session)
    {
        var width = codelist.Codes.Max(code => code.Code.Length) + 2;
        foreach (var code in codelist.Codes)
            session.Output.WriteLine((code.Code.PadRight(width) + code.Title(session.Language)).TrimEnd());
        return ExitCode.Ok;
    }

    private static int WriteCode(Codelist codelist, string wanted, Session session)
    {
        if (codelist.Find(wanted) is { } code)
        {
            session.Output.WriteLine($"{code.Code}  {code.Title(session.Language)}");
            if (code.Description(session.Language) is { } description)
                session.Output.WriteLine(description);
            return ExitCode.Ok;
        }

        session.Say(codelist.Suggest(wanted) is { } nearest
            ? session.Text("codelist.noCodeNearest", wanted, NameOf(codelist), nearest, codelist.Find(nearest)!.Title(session.Language))
            : session.Text("codelist.noCode", wanted, NameOf(codelist)));
        return ExitCode.Findings;
    }

    private static string NameOf(Codelist codelist) => Path.GetFileNameWithoutExtension(codelist.File);
}
