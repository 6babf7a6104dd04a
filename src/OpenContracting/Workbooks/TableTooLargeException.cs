namespace OpenContracting.Workbooks;

/// <summary>Tables would take more memory than is given for them.</summary>
/// <param name="most">How many bytes are given.</param>
public sealed class TableTooLargeException(long most) : Exception($"The tables take more than {most} bytes.")
{
    /// <summary>How many bytes are given.</summary>
    public long Most => most;
}
