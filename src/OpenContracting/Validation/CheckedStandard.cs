namespace OpenContracting.Validation;

/// <summary>The standards the validator knows.</summary>
public enum CheckedStandard
{
    /// <summary>Open Contracting for Infrastructure Data Standard: projects.</summary>
    Oc4ids,

    /// <summary>Open Contracting Data Standard: releases and records.</summary>
    Ocds,
}
