using System.Runtime.CompilerServices;
using System.Text.Json;
using OpenContracting.Standards;
using OpenContracting.Validation.Schema;

namespace OpenContracting.Validation;

/// <summary>A schema compiled once, to be held against any number of documents from any number of threads.</summary>
public sealed class ValidationPlan
{
    private static readonly ConditionalWeakTable<StandardSchema, ValidationPlan> Compiled = [];

    private ValidationPlan(IReadOnlyList<PlanNode?> nodes, PlanNode root, IReadOnlyDictionary<string, Codelist> codelists)
    {
        Nodes = nodes;
        Root = root;
        Codelists = codelists;
        var items = root.Properties.FirstOrDefault(property => property.Node.Streamed);
        ItemArray = items?.Node;
        ItemMember = items?.Name;
        Item = items?.Node.Items ?? root;
    }

    /// <summary>The version of the standard.</summary>
    public required StandardVersion Version { get; init; }

    /// <summary>The kind of document.</summary>
    public required DocumentKind Kind { get; init; }

    /// <summary>The codelists by file name.</summary>
    public IReadOnlyDictionary<string, Codelist> Codelists { get; }

    /// <summary>The package's property that holds the items; null when the schema is one of bare items.</summary>
    public string? ItemMember { get; }

    internal IReadOnlyList<PlanNode?> Nodes { get; }

    internal PlanNode Root { get; }

    internal PlanNode? ItemArray { get; }

    internal PlanNode Item { get; }

    /// <summary>The plan of a schema, compiled when it is first asked for.</summary>
    /// <exception cref="FormatException">The schema is no draft-4 schema.</exception>
    public static ValidationPlan Of(StandardSchema schema) => Compiled.GetValue(schema, Compile);

    /// <summary>Compiles a schema.</summary>
    /// <exception cref="FormatException">The schema is no draft-4 schema.</exception>
    public static ValidationPlan Compile(StandardSchema schema) => Compile(schema.Root, schema.Kind, schema.Version, schema.Codelists);

    internal static ValidationPlan Compile(
        JsonElement schema, DocumentKind kind, StandardVersion version, IReadOnlyDictionary<string, Codelist> codelists)
    {
        var compiler = new PlanCompiler(schema, codelists);
        var root = compiler.Compile();
        return new ValidationPlan(compiler.Nodes, root, codelists) { Kind = kind, Version = version };
    }
}
