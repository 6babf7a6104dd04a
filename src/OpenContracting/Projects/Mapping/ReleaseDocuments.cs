using System.Text.Json;

namespace OpenContracting.Projects.Mapping;

/// <summary>The documents of a compiled release, with the path of the array each stands in.</summary>
internal static class ReleaseDocuments
{
    public static IEnumerable<(string Path, JsonElement Json)> Of(ProcessView process)
    {
        foreach (var document in process.Planning.Objects("documents"))
            yield return ("planning/documents", document);
        foreach (var document in process.Tender.Objects("documents"))
            yield return ("tender/documents", document);
        foreach (var award in process.Awards)
            foreach (var document in award.Objects("documents"))
                yield return ("awards/documents", document);
        foreach (var contract in process.Contracts)
        {
            foreach (var document in contract.Objects("documents"))
                yield return ("contracts/documents", document);
            foreach (var document in contract.Objects("implementation", "documents"))
                yield return ("contracts/implementation/documents", document);
        }
    }
}
