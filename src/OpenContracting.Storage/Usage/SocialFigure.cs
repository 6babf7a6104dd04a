namespace OpenContracting.Storage.Usage;

/// <summary>What the institution declares of one post of its own in a social network in one month: other people's platforms cannot be counted here.</summary>
public sealed class SocialFigure
{
    public required string Network { get; set; }

    /// <summary>The post's address.</summary>
    public required string Post { get; set; }

    /// <summary>The first day of the month.</summary>
    public required DateOnly Month { get; set; }
    public required string Account { get; set; }
    public required long Views { get; set; }
    public required long Shares { get; set; }
    public required long Saves { get; set; }
    public required long Comments { get; set; }
    public required DateTimeOffset DeclaredAt { get; set; }
}
