using System.Text.Json;

namespace OpenContracting.Projects.Mapping;

/// <summary>The documents of a compiled release, each with its path and its type in the standard's codes.</summary>
internal static class ReleaseDocuments
{
    public static IEnumerable<SourceItem> Of(ProcessView process) =>
        Parts(process).SelectMany(part => part.Holder.Objects("documents")
            .Select(d => new SourceItem(d, process, part.Path, DocumentTypes.Of(d))));

    private static IEnumerable<(JsonElement Holder, string Path)> Parts(ProcessView process)
    {
        yield return (process.Planning, "planning/documents");
        yield return (process.Tender, "tender/documents");
        foreach (var award in process.Awards)
            yield return (award, "awards/documents");
        foreach (var contract in process.ContractParts)
        {
            yield return (contract, "contracts/documents");
            yield return (contract.At("implementation"), "contracts/implementation/documents");
        }
    }
}
