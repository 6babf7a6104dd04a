using System.Text.Json;

namespace OpenContracting.Web.Api;

/// <summary>A state as the API spells it: <c>mergeReleases</c>.</summary>
internal static class Word
{
    public static string Of(Enum state) => JsonNamingPolicy.CamelCase.ConvertName(state.ToString());

    /// <summary>The state that is spelled so; null when none is.</summary>
    public static T? Find<T>(string? word)
        where T : struct, Enum
    {
        foreach (var state in Enum.GetValues<T>())
        {
            if (Of(state) == word)
                return state;
        }

        return null;
    }
}
