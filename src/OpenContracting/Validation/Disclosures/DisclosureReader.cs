using System.Text.Json;
using OpenContracting.Json;
using OpenContracting.Standards;
using OpenContracting.Standards.Ids;
using OpenContracting.Validation.Reading;
using OpenContracting.Validation.Schema;

namespace OpenContracting.Validation.Disclosures;

/// <summary>Reads projects for what they disclose of the CoST standard, one after the other. One a thread.</summary>
public sealed class DisclosureReader
{
    private readonly ValidationPlan plan;
    private readonly IItemReader reader;
    private readonly Findings findings = new(Rules.All.Count, 0);
    private readonly JsonItem item = new();
    private readonly IdsSurvey survey;

    /// <summary>A reader by the tables of a schema folder; those of the library when null.</summary>
    public DisclosureReader(SchemaFolder? schemas = null)
    {
        plan = ValidationPlan.Of(StandardSchema.Load(StandardVersion.Oc4ids095, DocumentKind.Project, folder: schemas));
        reader = new FastItemReader(plan);
        survey = new IdsSurvey(plan, IdsElements.Of(schemas));
        item.Index = new JsonIndex(new PlanPaths(plan), plan.Nodes.Count);
    }

    /// <summary>What one OC4IDS project, UTF-8 JSON, does with every element.</summary>
    /// <exception cref="JsonException">The bytes are not JSON.</exception>
    public ProjectDisclosure Read(ReadOnlyMemory<byte> project)
    {
        findings.Clear();
        item.Reset(project);
        if (reader.Read(item, plan.Item, findings) is { } fault)
            throw new JsonException(fault.Expected);
        item.Root.MakeIndex(findings.Has(Rules.DuplicateProperty));
        var authority = item.Root["publicAuthority"u8];
        return new ProjectDisclosure
        {
            Id = item.Root["id"u8].GetString(),
            Authority = authority["name"u8].GetString() ?? authority["id"u8].GetString(),
            IsProject = item.Root.IsObject && !item.Root["ocid"u8].Exists,
            Elements = survey.Look(item),
        };
    }
}
