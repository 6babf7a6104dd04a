using System.Text;

namespace OpenContracting.Json;

/// <summary>A path of property names, <c>contractingProcesses/summary/suppliers</c>, that enters every array on its way.</summary>
public sealed class FieldPath
{
    private static int count;

    internal readonly byte[][] Names;

    // Counts the paths of the process, which are those of its checks: what is known of a path is kept in tables.
    internal readonly int Number = Interlocked.Increment(ref count) - 1;

    /// <summary>Reads a path of names joined by slashes.</summary>
    public FieldPath(string path)
    {
        Text = path;
        Names = [.. path.Split('/').Select(Encoding.UTF8.GetBytes)];
    }

    /// <summary>The name the path ends with.</summary>
    internal string LastName => Encoding.UTF8.GetString(Names[^1]);

    internal static int Count => Volatile.Read(ref count);

    /// <summary>The path as written.</summary>
    public string Text { get; }

    /// <summary>Every value at the path, in document order; an array at its end gives its elements.</summary>
    public FieldPathMatches In(JsonValue root) => new(this, root);

    /// <inheritdoc />
    public override string ToString() => Text;
}
