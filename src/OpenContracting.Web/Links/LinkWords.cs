using OpenContracting.Storage.Links;
using OpenContracting.Web.Pages;

namespace OpenContracting.Web.Links;

/// <summary>What addresses answered, in words.</summary>
public static class LinkWords
{
    public static string Tell(this Wording words, LinkState state)
    {
        var cause = state.Cause is null ? null : words.Say($"link.cause.{state.Cause}", state.Status);
        var on = words.Date(state.CheckedAt);
        return state.Outcome switch
        {
            LinkOutcome.Reachable => words.Say("link.reachable", on),
            LinkOutcome.Gone => words.Say("link.gone", on, state.Status),
            LinkOutcome.Unanswered => words.Say("link.unanswered", on, cause),
            LinkOutcome.LeftAlone => words.Say("link.leftAlone", cause),
            _ => words["link.notChecked"],
        };
    }
}
