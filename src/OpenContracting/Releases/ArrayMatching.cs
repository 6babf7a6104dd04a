namespace OpenContracting.Releases;

/// <summary>How an object in an array of one release finds the object of earlier releases it is merged with.</summary>
public enum ArrayMatching
{
    /// <summary>By <c>id</c>, as the standard says.</summary>
    ById,

    /// <summary>Never: every object is kept beside the others, for sources whose ids are repeated by mistake.</summary>
    Never,

    /// <summary>By its place in the array.</summary>
    ByPosition,
}
