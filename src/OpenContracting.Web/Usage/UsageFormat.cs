namespace OpenContracting.Web.Usage;

/// <summary>The code of the format in which something was delivered.</summary>
internal static class UsageFormat
{
    public static string OfContentType(string? contentType)
    {
        var type = contentType.AsSpan();
        var end = type.IndexOf(';');
        if (end >= 0)
            type = type[..end];
        return type switch
        {
            "text/html" => "html",
            "application/json" => "json",
            "application/geo+json" => "geojson",
            "application/x-ndjson" => "ndjson",
            "text/csv" => "csv",
            "application/pdf" => "pdf",
            "application/zip" => "zip",
            "application/atom+xml" => "atom",
            "application/feed+json" => "feed.json",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" => "xlsx",
            "image/svg+xml" => "svg",
            "text/plain" => "txt",
            // An answer of 304 has no type.
            _ => type.IsEmpty ? "" : "other",
        };
    }

    /// <summary><c>full/projects.jsonl.gz</c> → <c>jsonl.gz</c>.</summary>
    public static string OfFile(string name)
    {
        var begins = name.LastIndexOf('/') + 1;
        var dot = name.IndexOf('.', begins);
        return dot < 0 ? "other" : name[(dot + 1)..].ToLowerInvariant();
    }
}
