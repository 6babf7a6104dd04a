using System.Text;
using OpenContracting.Json;
using OpenContracting.Standards;
using OpenContracting.Validation;
using OpenContracting.Validation.Reading;
using OpenContracting.Validation.Schema;

namespace OpenContracting.Tests.Validation;

/// <summary>The index of an item is a short cut: what it finds is what a walk finds, in the same order, on data right and wrong.</summary>
public sealed class JsonIndexTests
{
    public static TheoryData<DocumentKind> Kinds => [DocumentKind.Project, DocumentKind.Release];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void IndexAndWalkFindTheSame(DocumentKind kind)
    {
        var plan = RandomDocuments.Plan(kind);
        var item = new JsonItem { Index = new JsonIndex(new PlanPaths(plan), plan.Nodes.Count) };
        var reader = new FastItemReader(plan);
        var paths = plan.Nodes.OfType<PlanNode>().Select(node => node.Path.TrimStart('/')).Where(path => path.Length > 0).Distinct()
            .Select(path => new FieldPath(path)).ToList();
        var names = paths.Select(path => path.Names[^1]).DistinctBy(Convert.ToHexString).ToList();
        Fuzz.Run(40, seed =>
        {
            var documents = new RandomDocuments(plan, seed);
            var valid = documents.Item();
            foreach (var bytes in new[] { valid, documents.WithMistakes(valid), documents.WithMistakes(valid) })
            {
                var findings = new Findings(Rules.All.Count, 1000);
                item.Reset(bytes);
                if (reader.Read(item, plan.Item, findings) is not null)
                    continue;
                var walked = Find(item.Root, paths, names);
                item.Root.MakeIndex(findings.Has(Rules.DuplicateProperty));
                Assert.True(walked == Find(item.Root, paths, names), Encoding.UTF8.GetString(bytes));
            }
        });
    }

    [Fact]
    public void ListWhereTheSchemaHasNoneIsWalked()
    {
        var plan = RandomDocuments.Plan(DocumentKind.Project);
        var item = new JsonItem { Index = new JsonIndex(new PlanPaths(plan), plan.Nodes.Count) };
        item.Reset("""{"budget":[{"amount":{"amount":1}},{"amount":{"amount":2}}]}"""u8.ToArray());
        new FastItemReader(plan).Read(item, plan.Item, new Findings(Rules.All.Count, 1000));

        item.Root.MakeIndex(hasDuplicates: false);

        Assert.Equal(["1", "2"], new FieldPath("budget/amount/amount").In(item.Root).ToList().Select(value => value.ToString()));
    }

    private static string Find(JsonValue root, List<FieldPath> paths, List<byte[]> names)
    {
        var found = new StringBuilder();
        foreach (var path in paths)
            foreach (var value in path.In(root))
                found.Append(path.Text).Append(' ').Append(value.Index).Append('\n');
        foreach (var name in names)
            foreach (var value in root.Named(name))
                found.Append(value.Index).Append('\n');
        return found.ToString();
    }
}
