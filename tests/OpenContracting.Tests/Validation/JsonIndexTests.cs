using System.Text;
using System.Text.Json;
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
    public void ReaderAndTableGiveTheSameBitsForNames()
    {
        var plan = RandomDocuments.Plan(DocumentKind.Project);
        var reader = new FastItemReader(plan);
        for (var seed = 0; seed < 30; seed++)
        {
            var bytes = new RandomDocuments(plan, seed).Item();
            var (read, filled) = (new JsonItem(), JsonItem.Parse(bytes));
            read.Reset(bytes);
            reader.Read(read, plan.Item, new Findings(Rules.All.Count, 1000));
            filled.UseDistinctNames();

            Assert.True(read.HasNameBits);
            for (var entry = 0; entry < read.Count; entry++)
                if (read.Entries[entry].Kind == JsonValueKind.Object)
                    Assert.Equal(filled.NameBits[entry], read.NameBits[entry]);
        }
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
        // Twice, for the second time it is known where the property stood.
        for (var time = 0; time < 2; time++)
            foreach (var value in root.Descendants)
                if (value.IsObject)
                    foreach (var name in names)
                        if (value[name] is { Exists: true } property)
                            found.Append(value.Index).Append('/').Append(property.Index).Append('\n');
        return found.ToString();
    }
}
