using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace OpenContracting.Web.Api;

/// <summary>Says of every group of operations what it holds.</summary>
internal sealed class DescribedTags : IDocumentFilter
{
    private static readonly Dictionary<string, string> Descriptions = new()
    {
        ["Bulk"] = "The whole dataset as files, with a signed manifest, and its catalogues.",
        ["Cases"] = "Irregularities that were reported: how many, how far, and the chain that shows nothing was taken out. Never who reported.",
        ["Changes"] = "Every published change, numbered without gaps, and feeds to follow them.",
        ["Committees"] = "Committees of citizens, what they saw on their visits, and gatherings.",
        ["Documents"] = "The documents that projects and processes name.",
        ["Downloads"] = "Files made to order from a filter.",
        ["Exports"] = "What publishers hand over, with a key: whole, or in pieces that can be resumed.",
        ["Institutions"] = "Public authorities, and how complete what they publish is.",
        ["OC4IDS"] = "The OC4IDS package, what was left out of it and why, and the dictionary of fields.",
        ["OCDS"] = "Contracting processes as OCDS records and releases.",
        ["Organizations"] = "Buyers and suppliers.",
        ["Projects"] = "Infrastructure projects: found by one filter in every format, each with its versions, origins and quality.",
        ["Reconciliation"] = "What the budget says of works beside what contracts say, with the questions their differences raise.",
        ["Recommendations"] = "Recommendations of co-creation, and what became of them.",
        ["Statistics"] = "Counts, coverage, quality and signals over what a filter finds.",
        ["Status"] = "What is published, what runs, and what came in.",
        ["Usage"] = "How much the data are used, and what others made of them.",
        ["Validation"] = "Checks of anybody's OC4IDS or OCDS document.",
    };

    public void Apply(Microsoft.OpenApi.OpenApiDocument swaggerDoc, DocumentFilterContext context) => swaggerDoc.Tags = swaggerDoc.Paths.Values
        .SelectMany(path => path.Operations ?? []).SelectMany(operation => operation.Value.Tags ?? new HashSet<OpenApiTagReference>())
        .Select(tag => tag.Name!).Distinct().Order(StringComparer.Ordinal)
        .Select(name => new OpenApiTag { Name = name, Description = Descriptions.GetValueOrDefault(name) }).ToHashSet();
}
