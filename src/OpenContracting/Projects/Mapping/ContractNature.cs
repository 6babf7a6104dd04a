using OpenContracting.Projects.Classification;

namespace OpenContracting.Projects.Mapping;

/// <summary>What a contract is for: design, construction, supervision, in the codes of contractNature, with the words that say so.</summary>
internal sealed record ContractNature(IReadOnlyList<string> Codes, string Evidence, bool InTitle = true)
{
    /// <summary>Nothing says what it is for.</summary>
    public static ContractNature Unknown { get; } = new([], "");

    public bool IsWorks => Codes.Contains("construction");

    /// <summary>Reads it from the title, else the beginning of the description, by the words of the classification rules.</summary>
    public static ContractNature Of(ProcessSignals signals)
    {
        var title = Read(signals.TitleWords);
        return title.Codes.Count > 0 ? title : Read(signals.OpeningWords) with { InTitle = false };
    }

    private static ContractNature Read(List<string> words)
    {
        var reading = new TitleReading(InfrastructureRules.Panama, words);
        if (reading.Rule is "works-on-asset" or "upkeep-of-asset")
            return new ContractNature(reading.Before("design", reading.WorksAt) is not null ? ["design", "construction"] : ["construction"], reading.Evidence);
        return reading.Service switch
        {
            "design" or "studies" => new ContractNature(["design"], reading.Evidence),
            "supervision" => new ContractNature(["supervision"], reading.Evidence),
            _ => Unknown,
        };
    }
}
