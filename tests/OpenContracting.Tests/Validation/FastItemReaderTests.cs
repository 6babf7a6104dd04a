using System.Text;
using System.Runtime.InteropServices;
using OpenContracting.Json;
using OpenContracting.Standards;
using OpenContracting.Validation;
using OpenContracting.Validation.Reading;
using OpenContracting.Validation.Schema;

namespace OpenContracting.Tests.Validation;

/// <summary>The fast reader and the one to be read agree on every input: valid, wrong, and no JSON at all.</summary>
/// <remarks>Runs for a moment; for OPENCONTRACTING_FUZZ_SECONDS when that is set, from another seed each time.</remarks>
public sealed class FastItemReaderTests
{
    public static TheoryData<DocumentKind> Kinds => [DocumentKind.Project, DocumentKind.Release, DocumentKind.Record];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void BothReadersAgreeOnDocumentsWithMistakes(DocumentKind kind)
    {
        var plan = RandomDocuments.Plan(kind);
        var readers = new Pair(plan);
        Fuzz.Run(kind == DocumentKind.Record ? 150 : 400, seed =>
        {
            var documents = new RandomDocuments(plan, seed);
            var item = documents.Item();
            readers.AssertAgree(item);
            for (var i = 0; i < 4; i++)
                readers.AssertAgree(documents.WithMistakes(item));
            for (var i = 0; i < 4; i++)
                readers.AssertAgree(documents.WithDamage(item));
        });
    }

    [Fact]
    public void ValidDocumentsAreNotLeftToTheReferenceReader()
    {
        var plan = RandomDocuments.Plan(DocumentKind.Project);
        var reader = new FastItemReader(plan);
        for (var seed = 0; seed < 50; seed++)
            Assert.Null(reader.Read(Item(new RandomDocuments(plan, seed).Item()), plan.Item, new Findings(Rules.All.Count, 1000)));

        Assert.Equal(0, reader.GivenUp);
    }

    [Theory]
    [InlineData("[1,2")]
    [InlineData("[1,2]3")]
    [InlineData("\"abc")]
    [InlineData("12")]
    [InlineData("-")]
    [InlineData("1.")]
    [InlineData("tru")]
    [InlineData("{\"a\":1,}")]
    [InlineData("{\"a\" :\t1 , \"b\"\n: [ ] }")]
    [InlineData("{\"a\":1 \"b\":2}")]
    [InlineData("\u00A0{}")]
    [InlineData("{}\0")]
    public void BothReadersAgreeAtTheEndsOfText(string text)
    {
        var readers = new Pair(RandomDocuments.Plan(DocumentKind.Project));
        var bytes = Encoding.UTF8.GetBytes(text);

        readers.AssertAgree(bytes);
        // What lies behind an item in the same memory must not be taken for it.
        readers.AssertAgree([.. bytes, .. "345\"]}, true"u8, .. new byte[200]], bytes.Length);
    }

    private static JsonItem Item(ReadOnlyMemory<byte> bytes)
    {
        var item = new JsonItem();
        item.Reset(bytes);
        return item;
    }

    private sealed class Pair(ValidationPlan plan)
    {
        private readonly FastItemReader fast = new(plan);
        private readonly ReferenceItemReader reference = new();

        public void AssertAgree(byte[] bytes, int? length = null)
        {
            var memory = bytes.AsMemory(0, length ?? bytes.Length);
            var (expected, expectedItem) = Read(reference, memory);
            var (actual, actualItem) = Read(fast, memory);
            if (expected == actual && expectedItem.SequenceEqual(actualItem))
                return;
            Assert.Fail($"""
                The readers differ on: {Encoding.UTF8.GetString(memory.Span)}
                reference: {expected}
                fast:      {actual}
                first entry that differs: {expectedItem.Zip(actualItem).Select((pair, i) => pair.First == pair.Second ? -1 : i).FirstOrDefault(i => i >= 0, -1)} of {expectedItem.Count} and {actualItem.Count}
                """);
        }

        private (string Answer, List<string> Entries) Read(IItemReader reader, ReadOnlyMemory<byte> bytes)
        {
            var item = Item(bytes);
            var findings = new Findings(Rules.All.Count, 1000);
            var fault = reader.Read(item, plan.Item, findings);
            if (fault is { } broken)
                return ($"{broken.Rule.Code} {broken.Offset}", []);
            var lines = findings.Kept.OrderBy(finding => finding.Entry).ThenBy(finding => finding.Rule.Number).ThenBy(finding => finding.Expected, StringComparer.Ordinal)
                .Select(finding => $"{finding.Rule.Code} {finding.Entry} {finding.Expected} {finding.Other} {finding.Shown}");
            return (string.Join('\n', lines), [.. item.Entries.AsSpan(0, item.Count).ToArray().Select(Text)]);
        }

        private static string Text(JsonEntry entry) => Convert.ToHexString(MemoryMarshal.AsBytes(new ReadOnlySpan<JsonEntry>(in entry)));
    }
}
