using OpenContracting.Validation;

namespace OpenContracting.Tests.Validation;

public sealed class CheckListTests
{
    public static TheoryData<string> Codes => [.. CheckList.All.Select(check => check.Code)];

    public static TheoryData<string> Fixtures => [.. CheckFixture.All.Select(fixture => fixture.Name)];

    [Fact]
    public void EveryCheckIsOnTheList()
    {
        var written = typeof(Check).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Check)) && !type.IsAbstract);

        var missing = written.Except(CheckList.All.Select(check => check.GetType()));

        Assert.True(!missing.Any(), $"Add to CheckList: {string.Join(", ", missing.Select(type => type.Name))}");
    }

    [Fact]
    public void CodesAreUniqueKebabCase()
    {
        Assert.All(CheckList.All, check => Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)*$", check.Code));
        Assert.Equal(CheckList.All.Count, CheckList.All.Select(check => check.Code).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void TextsAreCompleteInBothLanguages(string code)
    {
        var check = CheckList.All.Single(check => check.Code == code);
        var spanish = CheckText.Of(check, "es");
        var english = CheckText.Of(check, "en");

        foreach (var text in new[] { spanish, english })
            Assert.All(
                new[] { text.Title, text.Rule, text.Message, text.Why, text.Example, text.Mend },
                part => Assert.False(string.IsNullOrWhiteSpace(part), $"A section of {code} is empty."));
        Assert.Equal(spanish.Exceptions.Count, english.Exceptions.Count);
        Assert.NotEqual(spanish.Rule, english.Rule);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void EveryCheckHasAPassingAndAFailingFixture(string code)
    {
        var outcomes = CheckFixture.All.Where(fixture => fixture.Check.Code == code).Select(fixture => fixture.Expected.Outcome).ToList();

        Assert.True(outcomes.Contains(CheckOutcome.Passed), $"Put a passing pair into fixtures/checks/{code}.");
        Assert.True(outcomes.Contains(CheckOutcome.Failed), $"Put a failing pair into fixtures/checks/{code}.");
    }

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void FixtureIsJudgedAsExpected(string name)
    {
        var fixture = CheckFixture.All.Single(fixture => fixture.Name == name);

        if (Environment.GetEnvironmentVariable("OPENCONTRACTING_UPDATE_FIXTURES") is { Length: > 0 })
            fixture.Keep(fixture.Run());

        Assert.Equal(CheckFixture.ToJson(fixture.Expected), CheckFixture.ToJson(fixture.Run()), ignoreLineEndingDifferences: true);
        Assert.True(fixture.Expected.Exception is null or 0
            || fixture.Expected.Exception <= CheckText.Of(fixture.Check, "en").Exceptions.Count, "The exception is not in the check's text.");
    }
}
