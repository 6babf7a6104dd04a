namespace OpenContracting.Storage.Submissions;

public enum SubmissionState
{
    /// <summary>In line.</summary>
    Waiting,

    /// <summary>Being read.</summary>
    Running,

    /// <summary>The report is there.</summary>
    Done,

    /// <summary>There will be no report: <see cref="Submission.FaultCode"/> says why.</summary>
    Failed,
}
