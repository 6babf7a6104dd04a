namespace OpenContracting.Projects.Classification;

/// <summary>How a title says what is bought: works on an asset, something for works, or a service around them.</summary>
/// <remarks>
/// A word alone decides nothing: <c>construcción</c> in "supervisión de la construcción de la carretera" is what is supervised, and
/// <c>hospital</c> in "reparación de aires acondicionados del hospital" is only where. So the verb must be what the title is about, not what
/// an earlier word is for, and the asset must be what it is done to.
/// </remarks>
internal sealed class TitleReading
{
    private const int Reach = 9;

    private readonly InfrastructureRules rules;
    private readonly List<string> words;
    private readonly List<WordMatch> matches;

    public TitleReading(InfrastructureRules rules, List<string> words)
    {
        this.rules = rules;
        this.words = words;
        matches = rules.Lexicon.Find(words);
        ReadWorks();
        if (Points > 1)
            Service = null;
        else if (Service is null)
            ReadService();
        if (Rule is null && Service is null)
            ReadNames();
    }

    /// <summary>The structural rule that matched; null when the title names no works.</summary>
    public string? Rule { get; private set; }

    /// <summary>The words that made it match.</summary>
    public string Evidence { get; private set; } = "";

    /// <summary>
    /// Works done directly to an asset 3; upkeep, or an asset at some distance 2; something for works 1; only works or only an asset named 0.
    /// </summary>
    public int Points { get; private set; }

    /// <summary>Where the works are named; words against them count only before this place.</summary>
    public int WorksAt { get; private set; } = int.MaxValue;

    /// <summary>The service around works that the title names (<c>design</c>, <c>supervision</c>, <c>studies</c>, <c>fittingOut</c>).</summary>
    public string? Service { get; private set; }

    /// <summary>Whether works are named at all.</summary>
    public bool NamesWorks => matches.Exists(m => m.Class is "works");

    /// <summary>The first words of a class before a position.</summary>
    public string? Before(string wordClass, int position)
    {
        foreach (var match in matches)
            if (match.Class == wordClass && match.Start < position)
                return Words(match.Start, match.End);
        return null;
    }

    private void ReadWorks()
    {
        foreach (var verb in matches.Where(m => m.Class is "works" or "upkeep"))
        {
            // Who supervises works may not carry them out: named first, supervision is what is bought.
            var governor = FirstBefore(verb.Start, "supervision")?.Start ?? GovernorOf(verb);
            if (governor is { } service && ServiceAt(service) is { } named)
            {
                SetService(named, service, verb.End);
                continue;
            }

            if (AssetOf(verb) is not var (asset, distant))
                continue;
            if (governor is { } other)
                Take("supply-for-works", 1, other, asset.End);
            else if (verb.Class == "works")
                Take("works-on-asset", distant ? 2 : 3, Math.Min(verb.Start, asset.Start), Math.Max(verb.End, asset.End));
            else if (!distant)
                Take("upkeep-of-asset", 2, verb.Start, asset.End);
        }
    }

    /// <summary>A service at the head of a title that names works or an asset ("Supervisión del puente …").</summary>
    private void ReadService()
    {
        foreach (var match in matches)
            if (match.Start < 6 && match.Class is "studies" or "design" or "supervision" or "fittingOut"
                && matches.Exists(m => m.Class is "works" or "assets" && m.Start >= match.End))
            {
                SetService(match.Class, match.Start, Math.Min(words.Count, match.End + 4));
                return;
            }
    }

    /// <summary>Works without a known asset, or an asset without a verb: enough only where every declared signal says works.</summary>
    private void ReadNames()
    {
        foreach (var verb in matches.Where(m => m.Class is "works"))
            if (GovernorOf(verb) is null && !ThingBetween(verb.End, verb.End + 4))
            {
                Take("works-named", 0, verb.Start, verb.End);
                return;
            }

        foreach (var asset in matches.Where(m => m.Class is "assets"))
            if (!ThingBetween(0, asset.Start) && FirstBefore(asset.Start, "supply") is null)
            {
                Take("asset-named", 0, asset.Start, asset.End);
                return;
            }
    }

    private void SetService(string service, int from, int to)
    {
        Service ??= service;
        if (Rule is null)
            Evidence = Words(from, to);
    }

    private void Take(string rule, int points, int from, int to)
    {
        if (Rule is not null && points <= Points)
            return;
        Rule = rule;
        Points = points;
        WorksAt = from;
        Evidence = Words(from, to);
    }

    /// <summary>
    /// The word the verb hangs on by a preposition ("… de la construcción", "… para rehabilitar"), when that word is something else than works;
    /// null when the verb is what the title is about.
    /// </summary>
    private int? GovernorOf(WordMatch verb)
    {
        var i = verb.Start - 1;
        var hangs = false;
        for (; i >= 0; i--)
        {
            if (rules.Prepositions.Contains(words[i]))
                hangs = true;
            else if (rules.Articles.Contains(words[i]) || IsNumber(words[i]))
                continue;
            else if (IsIn("heads", i))
                hangs = false;
            else
                break;
        }

        if (!hangs || i < 0)
            return null;
        // Beside the governor may stand its adjectives: the service is what the whole begins with.
        return FirstService(i) ?? i;
    }

    private int? FirstService(int upTo)
    {
        foreach (var match in matches)
            if (match.Start <= upTo && match.Class is "design" or "supervision" or "studies")
                return match.Start;
        return null;
    }

    private string? ServiceAt(int position)
    {
        foreach (var match in matches)
            if (match.Start == position && match.Class is "design" or "supervision" or "studies")
                return match.Class;
        return null;
    }

    /// <summary>The asset the works are done to, and whether words that say nothing to us stand between.</summary>
    private (WordMatch Asset, bool Distant)? AssetOf(WordMatch verb)
    {
        foreach (var asset in matches)
            if (asset.Class == "assets" && asset.Start >= verb.End && asset.Start < verb.End + Reach && !ThingBetween(verb.End, asset.Start))
                return (asset, StrangersBetween(verb.End, asset.Start));
        if (verb.Class != "works" || ThingBetween(verb.End, verb.End + 3))
            return null;
        foreach (var asset in matches)
            if (asset.Class == "assets" && asset.End <= verb.Start && FirstBefore(asset.Start, "supply") is null && !ThingBetween(0, asset.Start))
                return (asset, true);
        return null;
    }

    private bool StrangersBetween(int from, int to)
    {
        for (var i = from; i < to; i++)
            if (!rules.Prepositions.Contains(words[i]) && !rules.Articles.Contains(words[i]) && !IsNumber(words[i])
                && !IsIn("parts", i) && !IsIn("works", i) && !IsIn("upkeep", i) && !IsIn("assets", i))
                return true;
        return false;
    }

    private bool ThingBetween(int from, int to) =>
        matches.Exists(m => m.Class == "things" && m.Start >= from && m.Start < to);

    private WordMatch? FirstBefore(int position, string wordClass)
    {
        foreach (var match in matches)
            if (match.Start < position && match.Class == wordClass)
                return match;
        return null;
    }

    private bool IsIn(string wordClass, int position) =>
        matches.Exists(m => m.Class == wordClass && m.Start <= position && m.End > position);

    private static bool IsNumber(string word) => word.AsSpan().ContainsAnyInRange('0', '9') || word.Length == 1;

    private string Words(int from, int to) => string.Join(' ', words[from..to]);
}
