namespace OpenContracting.Projects.Classification;

/// <summary>How a title says what is bought: works on an asset, something for works, or a service around them.</summary>
/// <remarks>
/// A word alone decides nothing: <c>construcción</c> in "supervisión de la construcción de la carretera" is what is supervised, and
/// <c>hospital</c> in "reparación de aires acondicionados del hospital" is only where. So the verb must not be governed by a
/// service or a supply named before it, and the asset must follow it closely with no other thing between.
/// </remarks>
internal sealed class TitleReading
{
    private const int WorksReach = 9;
    private const int UpkeepReach = 5;

    private readonly InfrastructureRules rules;
    private readonly List<string> words;
    private readonly List<WordMatch> matches;

    public TitleReading(InfrastructureRules rules, List<string> words)
    {
        this.rules = rules;
        this.words = words;
        matches = rules.Lexicon.Find(words);
        Read();
    }

    /// <summary>The structural rule that matched; null when the title names no works.</summary>
    public string? Rule { get; private set; }

    /// <summary>The words that made it match.</summary>
    public string Evidence { get; private set; } = "";

    /// <summary>The points of the rule: works 3, upkeep 2.</summary>
    public int Points { get; private set; }

    /// <summary>Where the works are named; words against them count only before this place.</summary>
    public int WorksAt { get; private set; } = int.MaxValue;

    /// <summary>The service around works that the title names (<c>design</c>, <c>supervision</c>, <c>studies</c>, <c>fittingOut</c>).</summary>
    public string? Service { get; private set; }

    /// <summary>Whether works or an asset are named at all.</summary>
    public bool NamesWorks => matches.Exists(m => m.Class is "works");

    /// <summary>Whether an asset is named at all.</summary>
    public bool NamesAsset => matches.Exists(m => m.Class is "assets");

    /// <summary>The first words of a class before a position.</summary>
    public string? Before(string wordClass, int position)
    {
        foreach (var match in matches)
            if (match.Class == wordClass && match.Start < position)
                return Words(match.Start, match.End);
        return null;
    }

    /// <summary>Whether a service is named beside the works, as in "diseño y construcción".</summary>
    public bool NamesBeforeWorks(string wordClass) => Before(wordClass, WorksAt) is not null;

    private void Read()
    {
        foreach (var verb in matches.Where(m => m.Class is "works" or "upkeep").OrderBy(m => m.Start))
        {
            var governed = IsGoverned(verb);
            if (governed && FirstBefore(verb, "design", "supervision", "studies") is { } service)
            {
                Service ??= service.Class;
                Note(verb, service);
                continue;
            }

            if (AssetOf(verb) is not { } asset)
                continue;
            if (governed && FirstBefore(verb, "supply") is { } supply)
            {
                Take("supply-for-works", 1, supply, asset);
                continue;
            }

            Take(verb.Class == "works" ? "works-on-asset" : "upkeep-of-asset", verb.Class == "works" ? 3 : 2, verb, asset);
        }

        if (Rule is "works-on-asset" or "upkeep-of-asset")
            Service = null;
        else if (Service is null && matches.FirstOrDefault(m => m.Class is "studies" or "design" or "supervision" or "fittingOut") is { Class: not null } first
                 && (NamesAsset || NamesWorks) && StandsAtHead(first))
            Service = Remember(first);
    }

    private string Remember(WordMatch service)
    {
        Evidence = Words(service.Start, Math.Min(words.Count, service.End + UpkeepReach));
        return service.Class;
    }

    private void Note(WordMatch verb, WordMatch service)
    {
        if (Rule is null)
            Evidence = Words(service.Start, verb.End);
    }

    private void Take(string rule, int points, WordMatch from, WordMatch to)
    {
        if (points <= Points)
            return;
        Rule = rule;
        Points = points;
        WorksAt = Math.Min(from.Start, to.Start);
        Evidence = Words(Math.Min(from.Start, to.Start), Math.Max(from.End, to.End));
    }

    /// <summary>Whether the verb hangs on an earlier word by a preposition ("… de la construcción", "… para rehabilitar").</summary>
    private bool IsGoverned(WordMatch verb)
    {
        var i = verb.Start - 1;
        while (i >= 0 && rules.Articles.Contains(words[i]))
            i--;
        return i >= 0 && rules.Prepositions.Contains(words[i]);
    }

    private WordMatch? FirstBefore(WordMatch verb, params ReadOnlySpan<string> classes)
    {
        foreach (var match in matches)
            if (match.Start < verb.Start && classes.Contains(match.Class))
                return match;
        return null;
    }

    private WordMatch? AssetOf(WordMatch verb)
    {
        var reach = verb.Class == "works" ? WorksReach : UpkeepReach;
        foreach (var asset in matches)
            if (asset.Class == "assets" && asset.Start >= verb.End && asset.Start < verb.End + reach && !ThingBetween(verb.End, asset.Start))
                return asset;
        if (verb.Class != "works" || ThingBetween(verb.End, verb.End + 3))
            return null;
        foreach (var asset in matches)
            if (asset.Class == "assets" && asset.End <= verb.Start)
                return asset;
        return null;
    }

    private bool ThingBetween(int from, int to) =>
        matches.Exists(m => m.Class == "things" && m.Start >= from && m.Start < to);

    /// <summary>Whether a service is what the title is about: it stands within the first words.</summary>
    private static bool StandsAtHead(WordMatch service) => service.Start < 6;

    private string Words(int from, int to) => string.Join(' ', words[from..to]);
}
