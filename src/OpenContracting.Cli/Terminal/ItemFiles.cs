using OpenContracting.Publications;

namespace OpenContracting.Cli.Terminal;

/// <summary>Reads the items of files one after the other for commands that work on all cores; what cannot be read is told and counted.</summary>
public sealed class ItemFiles(Session session, IReadOnlyList<Input> inputs, bool quiet)
{
    private readonly Lock telling = new();
    private long unread;

    /// <summary>Why the reading ended early; thrown by whoever reads, for thrown inside it would come out wrapped, with those of the other threads.</summary>
    public OperatorException? Refusal { get; private set; }

    /// <summary>How many files and items could not be read.</summary>
    public long Unread => unread;

    /// <summary>The items with their places; they end early, with <see cref="Refusal"/>, at a file of another kind.</summary>
    /// <param name="isWanted">Whether items of an array of this name are wanted; null is the name outside of packages.</param>
    /// <param name="otherKind">The text for a file of another kind.</param>
    /// <param name="empty">The text for a file that was named and has no item; null tells nothing.</param>
    /// <param name="isAgain">Whether the files were read before: what is wrong with them has been told.</param>
    /// <param name="cancellation">Ends it.</param>
    public IEnumerable<(byte[] Json, string Place)> Read(
        Predicate<string?> isWanted, string otherKind, string? empty, bool isAgain, CancellationToken cancellation)
    {
        foreach (var input in inputs)
        {
            using var progress = new ProgressLine(session, input.File.Name, 0, quiet);
            using var stream = PlainContent.Of(input.File);
            using var items = new PackageItems(stream);
            long number = 0, bytes = 0;
            while (items.Read())
            {
                cancellation.ThrowIfCancellationRequested();
                if (!isWanted(items.Array))
                {
                    Refusal = new OperatorException(session.Text(otherKind, input.File.Name), ExitCode.UnreadableInput);
                    yield break;
                }

                bytes += items.Item.Length;
                progress.Report(bytes, ++number);
                yield return (items.Item.ToArray(), $"{input.File.Name}, {number}");
            }

            if (isAgain)
                continue;
            if (items.Fault is { } fault)
                Refuse("coverage.broken", input.File.Name, fault);
            else if (empty is not null && number == 0 && input.Named)
                Refuse(empty, input.File.Name);
        }
    }

    /// <summary>Tells of something that cannot be read; from any thread.</summary>
    public void Refuse(string key, params ReadOnlySpan<object?> what)
    {
        Interlocked.Increment(ref unread);
        lock (telling)
            session.Say(session.Text(key, what));
    }
}
