using System.Text;
using OpenContracting.Json;
using OpenContracting.Validation;

namespace OpenContracting.Tests.Validation;

/// <summary>Whatever stands where a check looks, it answers; nothing it meets may end the run.</summary>
public sealed class ChecksOnHostileDataTests
{
    private static readonly string[] Odd =
    [
        "null", "true", "0", "-1e400", "79228162514264337593543950336", "1e-400", "\"\"", "\" \"", "\"\\ud800\"",
        "\"0001-01-01T00:00:00+23:59\"", "\"9999-12-31T23:59:59-23:59\"", "[]", "{}", "[[[[]]]]", "[null,1,\"x\",{}]", "{\"\":{}}",
        "{\"amount\":1e308,\"currency\":\"\"}", "{\"amount\":79228162514264337593543950335,\"currency\":\"PAB\"}",
        "{\"startDate\":\"9999-12-31T23:59:59Z\",\"endDate\":\"0001-01-01T00:00:00Z\",\"durationInDays\":-9223372036854775808}",
    ];

    public static TheoryData<string> Codes => [.. CheckList.All.Select(check => check.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void AnythingAnywhereIsAnswered(string code)
    {
        foreach (var fixture in CheckFixture.All.Where(fixture => fixture.Check.Code == code))
        {
            var json = JsonItem.Parse(File.ReadAllBytes(fixture.InputFile)).Root;
            var mutants = new List<string>();
            if (fixture.Check is DatasetCheck)
                foreach (var subject in json.Elements)
                {
                    // What follows is more of the same.
                    if (subject.Ordinal == 10)
                        break;
                    AddMutants((subject["$of"u8] is { Exists: true } repeated ? repeated : subject).ToString(), mutants);
                }
            else
                AddMutants(json.ToString(), mutants);
            fixture.RunOn(mutants);
        }
    }

    // Each value of the fixture in turn is replaced by each odd one.
    private static void AddMutants(string subject, List<string> mutants)
    {
        var bytes = Encoding.UTF8.GetBytes(subject);
        foreach (var value in JsonItem.Parse(bytes).Root.Descendants)
            foreach (var odd in Odd)
                mutants.Add(Encoding.UTF8.GetString(bytes.AsSpan(0, value.Offset)) + odd
                    + Encoding.UTF8.GetString(bytes.AsSpan(value.Offset + value.Raw.Length)));
    }
}
