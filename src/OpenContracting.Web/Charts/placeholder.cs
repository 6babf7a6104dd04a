namespace OpenContracting.Web.Charts;

internal static class Placeholder;
