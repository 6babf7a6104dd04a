using System.Text.Json;

namespace OpenContracting.Web.Api;

/// <summary>A state as the API spells it: <c>buildReleases</c>.</summary>
internal static class Word
{
    public static string Of(Enum state) => JsonNamingPolicy.CamelCase.ConvertName(state.ToString());
}
