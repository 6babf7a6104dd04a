namespace OpenContracting.Validation.Documents;

/// <summary>Reads the rest of a document's top level before its items are judged, and then goes back.</summary>
/// <remarks>A stream that cannot go back is spooled to a file, which is gone when it is closed.</remarks>
internal sealed class Lookahead(ByteWindow window, ValidationOptions options, BufferPool pool)
{
    public PackageOutline Outline()
    {
        if (!window.Stream.CanSeek)
            window.SpoolRest();
        var position = window.Stream.Position;
        using var rest = new JoinedStream(window.Rest.ToArray(), window.Stream);
        var outline = new DocumentReader(rest, new Nobody(), options, pool).ReadOutline();
        window.Stream.Position = position;
        return outline;
    }

    private sealed class Nobody : IDocumentSink
    {
        public ValidationPlan? Plan => null;

        public bool Begin(Standards.DocumentIdentity identity) => true;

        public void Submit(Batch batch)
        {
        }

        public void Report(Rule rule, DocumentPosition position, string? expected, string? value, string pointer)
        {
        }

        public void EndPackage(PackageOutline package, long? items)
        {
        }
    }
}
