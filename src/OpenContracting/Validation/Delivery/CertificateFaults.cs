namespace OpenContracting.Validation.Delivery;

/// <summary>What is wrong with a server's certificate.</summary>
[Flags]
public enum CertificateFaults
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>It has ended, or has not begun.</summary>
    Expired = 1,

    /// <summary>It is for another name.</summary>
    OtherName = 2,

    /// <summary>Nobody who is trusted has signed it, or what lies between is missing.</summary>
    Untrusted = 4,

    /// <summary>Something else.</summary>
    Other = 8,
}
