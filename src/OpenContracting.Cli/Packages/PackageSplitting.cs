using System.Text.Json.Nodes;
using OpenContracting.Cli.Terminal;
using OpenContracting.Publications;

namespace OpenContracting.Cli.Packages;

/// <summary>A package to packages of so many items, each of which says of itself what the whole did.</summary>
public sealed class PackageSplitting(Session session)
{
    private const char Number = '*';

    public required IReadOnlyList<Input> Inputs { get; init; }

    /// <summary>How many items a package has at most.</summary>
    public required int Size { get; init; }

    /// <summary>Lays what the operator asked for over what the package says.</summary>
    public required Func<JsonObject, JsonObject> Over { get; init; }

    /// <summary>A folder; without it, one package a line goes to standard output.</summary>
    public string? Output { get; init; }

    public bool Quiet { get; init; }

    /// <summary>Splits, and returns the exit code.</summary>
    public int Run(CancellationToken cancellation)
    {
        var packages = PackageInput.Read(Inputs, session, cancellation);
        if (Output is not null)
            Directory.CreateDirectory(Output);
        var (written, items) = (0L, 0L);
        foreach (var package in packages)
        {
            written += Split(package, cancellation);
            items += package.Items;
        }

        if (!Quiet)
            session.Say(session.Text("split.done", items, written));
        return packages.Any(package => package.Fault is not null) ? ExitCode.UnreadableInput : ExitCode.Ok;
    }

    private int Split(PackageInput input, CancellationToken cancellation)
    {
        var count = (int)((input.Items + Size - 1) / Size);
        var digits = Math.Max(4, count.ToString().Length);
        using var items = input.All(cancellation).GetEnumerator();
        for (var number = 1; number <= count; number++)
        {
            using var file = new ResultFile(Output is null ? null : Path.Combine(Output, $"{BareName(input.Name)}-{number.ToString().PadLeft(digits, '0')}.json"));
            using var buffered = new BufferedStream(file.Stream, 1 << 16);
            if (Output is null)
                WriteLine(buffered, items, input, number, count);
            else
                Fill(PackageWriter.Within(buffered, Head(input, number, count), input.Kind), items);
            buffered.Flush();
            file.Finish();
        }

        return count;
    }

    private void Fill(PackageWriter package, IEnumerator<ReadOnlyMemory<byte>> items)
    {
        while (package.Items < Size && items.MoveNext())
            package.Add(items.Current.Span);
        package.Finish();
    }

    /// <summary>A package without a line break, so that each line is one.</summary>
    private void WriteLine(Stream output, IEnumerator<ReadOnlyMemory<byte>> items, PackageInput input, int number, int count)
    {
        using var package = new MemoryStream();
        Fill(PackageWriter.Within(package, Head(input, number, count), input.Kind), items);
        // Line breaks stand between values alone: in a string they would be escaped.
        foreach (var value in package.GetBuffer().AsSpan(0, (int)package.Length))
            if (value is not ((byte)'\n' or (byte)'\r'))
                output.WriteByte(value);
        output.WriteByte((byte)'\n');
    }

    private JsonObject Head(PackageInput input, int number, int count)
    {
        var head = Over(input.Head?.DeepClone().AsObject() ?? new JsonObject { ["version"] = input.Kind == PackageInput.Projects ? "0.9" : "1.1" });
        // Each package needs an address of its own: that of the whole with its number, unless the operator says how they are called.
        if (head["uri"] is JsonValue uri && uri.ToString() is { } address)
            head["uri"] = address.Contains(Number) ? address.Replace(Number.ToString(), number.ToString()) : count == 1 ? address : $"{address.Split('#')[0]}#{number}";
        return head;
    }

    private static string BareName(string name)
    {
        var bare = name == "-" ? "part" : Path.GetFileName(name);
        foreach (var extension in (string[])[".gz", ".json", ".jsonl", ".ndjson"])
            if (bare.EndsWith(extension, StringComparison.OrdinalIgnoreCase))
                bare = bare[..^extension.Length];
        return bare;
    }
}
