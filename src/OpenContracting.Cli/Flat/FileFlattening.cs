using System.Text.Json;
using OpenContracting.Cli.Terminal;
using OpenContracting.Publications;
using OpenContracting.Publications.Flat;

namespace OpenContracting.Cli.Flat;

/// <summary>Projects or releases of any number of files to one set of tables.</summary>
public sealed class FileFlattening(Session session)
{
    public required IReadOnlyList<Input> Inputs { get; init; }

    /// <summary>A workbook (.xlsx), a ZIP file of CSV, or a folder of CSV when it has no extension.</summary>
    public required string Output { get; init; }

    public required FlatOptions Options { get; init; }
    public bool Quiet { get; init; }

    /// <summary>Flattens, and returns the exit code.</summary>
    public int Run(CancellationToken cancellation)
    {
        Flattener? flat = null;
        try
        {
            var broken = 0;
            ReadOnlyMemory<byte> head = default;
            foreach (var input in Inputs)
            {
                using var stream = PlainContent.Of(input.File);
                using var items = new PackageItems(stream);
                while (items.Read())
                {
                    cancellation.ThrowIfCancellationRequested();
                    flat ??= new Flattener(LayoutOf(items));
                    if (!Add(flat, items, input))
                        broken++;
                }

                if (items.Fault is not null)
                {
                    broken++;
                    session.Say(session.Text("flatten.broken", input.File.Name, items.Fault));
                }

                if (head.IsEmpty && items.Array is not null)
                    head = items.Head;
            }

            if (flat is not { Items: > 0 })
                throw new OperatorException(session.Text("flatten.nothing"), ExitCode.UnreadableInput);
            Write(flat, Options with { Package = head });
            if (!Quiet)
                session.Say(session.Text("flatten.done", flat.Items, flat.Tables.Count, Output));
            return broken > 0 ? ExitCode.UnreadableInput : ExitCode.Ok;
        }
        finally
        {
            flat?.Dispose();
        }
    }

    private bool Add(Flattener flat, PackageItems items, Input input)
    {
        try
        {
            flat.Add(items.Item.Span);
            return true;
        }
        catch (JsonException fault)
        {
            session.Say(session.Text("flatten.broken", input.File.Name, fault.Message));
            return false;
        }
    }

    /// <summary>What has an ocid is a release; a record is no row of anything.</summary>
    private FlatLayout LayoutOf(PackageItems items)
    {
        if (items.Array == "projects")
            return FlatLayout.Projects;
        if (items.Array == "records")
            throw new OperatorException(session.Text("flatten.records"), ExitCode.Usage);
        if (items.Array == "releases")
            return FlatLayout.Releases;
        using var item = JsonDocument.Parse(items.Item);
        return item.RootElement.ValueKind == JsonValueKind.Object && item.RootElement.TryGetProperty("ocid", out _) ? FlatLayout.Releases : FlatLayout.Projects;
    }

    private void Write(Flattener flat, FlatOptions options)
    {
        if (Path.GetExtension(Output).Length > 0)
        {
            using var file = new ResultFile(Output);
            if (Path.GetExtension(Output).Equals(".xlsx", StringComparison.OrdinalIgnoreCase))
                flat.WriteWorkbook(file.Stream, options);
            else
                flat.WriteZip(file.Stream, options);
            file.Finish();
            return;
        }

        Directory.CreateDirectory(Output);
        using (var description = File.Create(Path.Combine(Output, "datapackage.json")))
            flat.WriteDataPackage(description, options);
        Parallel.ForEach(flat.Tables, table =>
        {
            using var file = File.Create(Path.Combine(Output, table.Name + ".csv"));
            flat.WriteCsv(table, file, options);
        });
    }
}
