using System.Text.Json;
using System.Text.Json.Nodes;
using OpenContracting.Cli.Terminal;
using OpenContracting.Publications;

namespace OpenContracting.Cli.Packages;

/// <summary>A package, or items without one, read once to know what it says of itself, which may stand behind its items.</summary>
public sealed class PackageInput
{
    public const string Projects = "projects";
    public const string Releases = "releases";
    public const string Records = "records";

    private readonly Input input;

    private PackageInput(Input input) => this.input = input;

    /// <summary>The file's name.</summary>
    public string Name => input.File.Name;

    /// <summary><see cref="Projects"/>, <see cref="Releases"/> or <see cref="Records"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>What stands beside the items; null for items without a package.</summary>
    public required JsonObject? Head { get; init; }

    /// <summary>How many items there are.</summary>
    public required long Items { get; init; }

    /// <summary>Why reading ended before the end; null when it did not.</summary>
    public required string? Fault { get; init; }

    /// <summary>The version of OCDS it says it has: <c>1.0</c> without a word; null for OC4IDS and for items without a package.</summary>
    public string? OcdsVersion => Head is null || Kind == Projects ? null : Head["version"] is JsonValue version ? version.ToString() : "1.0";

    /// <summary>Reads the inputs that hold anything; files without items are told, and refused when they were named.</summary>
    public static IReadOnlyList<PackageInput> Read(IReadOnlyList<Input> inputs, Session session, CancellationToken cancellation)
    {
        var read = new List<PackageInput>();
        foreach (var input in inputs)
        {
            if (Read(input, cancellation) is { } package)
                read.Add(package);
            else if (input.Named)
                throw new OperatorException(session.Text("packages.nothing", input.File.Name), ExitCode.UnreadableInput);
        }

        foreach (var broken in read.Where(package => package.Fault is not null))
            session.Say(session.Text("packages.broken", broken.Name, broken.Fault));
        return read.Count > 0 ? read : throw new OperatorException(session.Text("packages.none"), ExitCode.UnreadableInput);
    }

    /// <summary>The items again, each until the next.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> All(CancellationToken cancellation)
    {
        using var stream = PlainContent.Of(input.File);
        using var items = new PackageItems(stream);
        while (items.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            yield return items.Item;
        }
    }

    private static PackageInput? Read(Input input, CancellationToken cancellation)
    {
        using var stream = PlainContent.Of(input.File);
        using var items = new PackageItems(stream);
        var (count, kind, isPackage) = (0L, (string?)null, false);
        while (items.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            if (count++ > 0)
                continue;
            isPackage = items.Array is not null;
            kind = items.Array ?? KindOf(items.Item);
        }

        if (kind is null)
            return null;
        return new PackageInput(input) { Kind = kind, Items = count, Fault = items.Fault, Head = isPackage ? HeadOf(items) : null };
    }

    private static JsonObject? HeadOf(PackageItems items)
    {
        if (items.Head.IsEmpty)
            return null;
        try
        {
            using var head = JsonDocument.Parse(items.Head);
            return JsonObject.Create(head.RootElement.Clone());
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? KindOf(ReadOnlyMemory<byte> item)
    {
        try
        {
            using var document = JsonDocument.Parse(item);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                return null;
            return !document.RootElement.TryGetProperty("ocid", out _) ? Projects
                : document.RootElement.TryGetProperty(Releases, out _) || document.RootElement.TryGetProperty("compiledRelease", out _) ? Records : Releases;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
