namespace OpenContracting.Web.Worksheets;

/// <summary>What became of a file of the index.</summary>
public enum IndexOutcome
{
    /// <summary>It is a new edition.</summary>
    Made,

    /// <summary>It counts now in place of the edition's file before it.</summary>
    Replaced,

    /// <summary>It says what the edition's file says already.</summary>
    Unchanged,

    /// <summary>Something in it is wrong; nothing was taken in.</summary>
    Faulty,

    /// <summary>The edition is official and the file a worksheet's, or the other way round.</summary>
    OtherKind,

    /// <summary>The worksheet is closed or published.</summary>
    NotOpen,

    /// <summary>It is not said who makes the edition and from what, or at too great a length.</summary>
    NoSource,
}
