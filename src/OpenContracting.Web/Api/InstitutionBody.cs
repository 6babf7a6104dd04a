namespace OpenContracting.Web.Api;

/// <summary>An institution with what its published projects come to.</summary>
public sealed record InstitutionBody
{
    /// <summary>The id that this portal gives it: <c>mop</c>; it is the filter <c>institution</c> of projects.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Published projects.</summary>
    public required int Projects { get; init; }

    /// <summary>Those whose status is <c>implementation</c>.</summary>
    public required int InExecution { get; init; }

    /// <summary>In execution after the last known end.</summary>
    public required int Late { get; init; }

    /// <summary>The sum of the values that are known, balboas and dollars as one; absent where none is known or other currencies are among them.</summary>
    public AmountBody? Value { get; init; }

    /// <summary>Where its projects are, in this API.</summary>
    public required string ProjectsUri { get; init; }
}
