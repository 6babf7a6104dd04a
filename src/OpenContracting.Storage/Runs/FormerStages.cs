namespace OpenContracting.Storage.Runs;

/// <summary>Stages that the chain once had, for migrations.</summary>
internal static class FormerStages
{
    /// <summary>
    /// Releases were built in a stage of their own, from snapshots that reading had stored. What had not come to its end is read again,
    /// and takes the place of what is stored.
    /// </summary>
    public const string BuildReleasesIntoReadExport =
        """
        UPDATE run_partitions SET
            state = 'Pending', claim = NULL, claimed_until = NULL, attempts = 0, not_before = NULL, processed = 0, finished_at = NULL,
            enqueued_at = '1970-01-01T00:00:00.000000Z'
        WHERE stage = 'ReadExport' AND run_id IN (SELECT id FROM runs WHERE stage = 'BuildReleases' AND state IN ('Running', 'Failed'));
        UPDATE runs SET partitions_left = 1 WHERE stage = 'BuildReleases' AND state IN ('Running', 'Failed');
        DELETE FROM run_partitions WHERE stage = 'BuildReleases';
        UPDATE runs SET stage = 'ReadExport' WHERE stage = 'BuildReleases';
        DELETE FROM run_faults WHERE stage = 'BuildReleases' AND EXISTS (
            SELECT 1 FROM run_faults read WHERE read.run_id = run_faults.run_id AND read.subject = run_faults.subject AND read.stage = 'ReadExport');
        UPDATE run_faults SET stage = 'ReadExport' WHERE stage = 'BuildReleases';
        """;
}
