namespace OpenContracting.Standards;

/// <summary>What became of one file of a schema download.</summary>
public enum DownloadState
{
    /// <summary>It was fetched and is what it should be.</summary>
    Fetched,

    /// <summary>No address has it.</summary>
    NotFound,

    /// <summary>The site did not answer, or with an error of its own.</summary>
    NotAnswering,

    /// <summary>Something else came: no JSON schema, or no codelist.</summary>
    NotAsExpected,
}
