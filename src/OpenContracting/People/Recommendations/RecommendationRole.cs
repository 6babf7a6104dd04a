namespace OpenContracting.People.Recommendations;

/// <summary>In which part somebody acts on a recommendation; names are not published.</summary>
public enum RecommendationRole
{
    /// <summary>Those who run this portal.</summary>
    Portal,

    /// <summary>The institution it is addressed to.</summary>
    Institution,

    /// <summary>A social audit committee or an organization of civil society.</summary>
    CivilSociety,
}
