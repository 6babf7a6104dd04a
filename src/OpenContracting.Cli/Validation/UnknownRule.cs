using OpenContracting.Cli.Terminal;
using OpenContracting.Validation;

namespace OpenContracting.Cli.Validation;

/// <summary>What to say of a rule that is not known: the nearest that is.</summary>
public static class UnknownRule
{
    public static string Sentence(string code, Session session) => Nearest.To(code, KnownRule.All.Select(rule => rule.Code)) is { } nearest
        ? session.Text("checks.unknownNearest", code, nearest)
        : session.Text("checks.unknown", code);
}
