namespace OpenContracting.Web.Alarms;

/// <summary>How much room is left.</summary>
public interface IDiskSpace
{
    /// <summary>Percent free on the disk of a folder; null when nobody can say.</summary>
    int? FreePercent(string folder);

    /// <summary>Bytes free on the disk of a folder; null when nobody can say.</summary>
    long? FreeBytes(string folder);
}
