using System.Text;
using OpenContracting.Validation;

namespace OpenContracting.Tests.Validation;

/// <summary>How often each code occurs where: Pelican's distributions that judge nothing, of every field that has a codelist.</summary>
public sealed class FieldCodesTests
{
    [Fact]
    public void EveryCodeIsCountedWhereItStandsListedOrNot()
    {
        var report = Validator.Validate(Encoding.UTF8.GetBytes(
            """{"id":"oc4ids-synth1-1","status":"implementation","sector":["transport","tr\u0061nsport","roads"],"documents":[{"id":"1","documentType":"environmentalImpact"},{"id":"2","documentType":"environmentalImpact"},{"id":"3","documentType":""}]}"""));

        Assert.Equal(
            [
                "/status: implementation 1",
                "/sector: transport 2, roads 1 unlisted",
                "/documents/documentType: environmentalImpact 2,  1 unlisted",
            ],
            report.Codes.Select(Told));
    }

    [Theory]
    [InlineData(1, 20)]
    [InlineData(2, 3000)]
    public void CountsAreThoseOfAPlainCountHoweverManyCodesThereAre(int seed, int codes)
    {
        var random = new Random(seed);
        var given = Enumerable.Range(0, 20_000).Select(_ => $"{new string('x', random.Next(3) * 10)}{random.Next(codes)}").ToList();
        var projects = given.Chunk(50).Select((some, number) =>
            $$"""{"id":"oc4ids-synth1-{{number}}","documents":[{{string.Join(',', some.Select((code, id) => $$"""{"id":"{{id}}","documentType":"{{code}}"}"""))}}]}""");

        var found = Validator.Validate(Encoding.UTF8.GetBytes(string.Join('\n', projects)), new ValidationOptions { Workers = 2, ChunkBytes = 4096 })
            .Codes.Single(field => field.Path == "/documents/documentType");

        Assert.Equal(given.Count, found.Values);
        var plain = given.CountBy(code => code).ToDictionary();
        if (plain.Count > 1000)
            Assert.Equal([new CodeCount(null, given.Count, false)], found.Codes);
        else
            Assert.Equal(plain, found.Codes.ToDictionary(code => code.Code!, code => (int)code.Times));
    }

    private static string Told(FieldCodes field) =>
        $"{field.Path}: {string.Join(", ", field.Codes.Select(code => $"{code.Code} {code.Times}{(code.IsListed ? "" : " unlisted")}"))}";
}
