namespace OpenContracting.Validation;

/// <summary>What one check said of one subject.</summary>
internal struct CheckTally
{
    public int Passed;
    public int Failed;
    public int Exception;

    public readonly CheckOutcome Outcome =>
        Failed > 0 ? CheckOutcome.Failed : Passed > 0 ? CheckOutcome.Passed : CheckOutcome.DidNotApply;
}
