using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text.Json;
using OpenContracting.Standards;

namespace OpenContracting.Projects.Classification;

/// <summary>The rule file: classes of words, and rules by code, strongest first.</summary>
internal sealed class InfrastructureRules
{
    private const string Path = "panama/infrastructure-rules.json";

    private InfrastructureRules(JsonElement file, string version)
    {
        Version = version;
        Articles = Strings(file, "articles").ToFrozenSet();
        Prepositions = Strings(file, "prepositions").ToFrozenSet();
        Lexicon = new Lexicon(
            file.GetProperty("words").EnumerateObject()
                .Select(c => KeyValuePair.Create(c.Name, (IReadOnlyList<string>)[.. c.Value.EnumerateArray().Select(w => w.GetString()!)])),
            Strings(file, "notMisspelled"));
        Rules = [.. file.GetProperty("rules").EnumerateArray().Select(Rule)];
    }

    /// <summary>The rules for Panama of the current schema folder.</summary>
    public static InfrastructureRules Panama => SchemaFolder.Current.Keep(Path, Read);

    /// <summary>Changes whenever the rule file does.</summary>
    public string Version { get; }

    public FrozenSet<string> Articles { get; }

    public FrozenSet<string> Prepositions { get; }

    public Lexicon Lexicon { get; }

    public IReadOnlyList<InfrastructureRule> Rules { get; }

    private static InfrastructureRules Read(SchemaFolder files)
    {
        using var stream = files.Open(Path);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        using var document = JsonDocument.Parse(bytes.ToArray());
        return new InfrastructureRules(document.RootElement, Convert.ToHexStringLower(SHA256.HashData(bytes.ToArray()))[..12]);
    }

    private static InfrastructureRule Rule(JsonElement rule) => new()
    {
        Code = rule.GetProperty("code").GetString()!,
        Weight = Enum.Parse<RuleWeight>(rule.GetProperty("weight").GetString()!, ignoreCase: true),
        Alone = rule.TryGetProperty("alone", out var alone) && alone.GetBoolean(),
        ItemCodes = Strings(rule, "itemCodes"),
        ExceptItemCodes = Strings(rule, "exceptItemCodes"),
        Categories = Strings(rule, "categories"),
        TitleWords = Text(rule, "titleWords"),
        WithTitleWords = Strings(rule, "withTitleWords"),
        BuyerWords = Text(rule, "buyerWords"),
        EntityCodes = Strings(rule, "entityCodes"),
        ProcedureWords = Text(rule, "procedureWords"),
        MinimumAmount = rule.TryGetProperty("minimumAmount", out var amount) ? amount.GetDecimal() : null,
    };

    private static string? Text(JsonElement rule, string name) =>
        rule.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static IReadOnlyList<string> Strings(JsonElement rule, string name) =>
        rule.TryGetProperty(name, out var value) ? [.. value.EnumerateArray().Select(v => v.GetString()!)] : [];
}
