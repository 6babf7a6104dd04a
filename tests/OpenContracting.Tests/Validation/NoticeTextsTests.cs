using System.Text.RegularExpressions;
using OpenContracting.Validation;

namespace OpenContracting.Tests.Validation;

public sealed class NoticeTextsTests
{
    private static readonly Texts Texts = new(typeof(NoticeTexts).Assembly);

    [Fact]
    public void EveryRuleHasTextsInBothLanguages()
    {
        var wanted = Rules.All.SelectMany(rule => new[] { "title", "message", "mend" }.Select(part => $"notice.{rule.Code}.{part}")).ToList();

        foreach (var language in new[] { "es", "en" })
            Assert.Empty(wanted.Except(Texts.Keys(language)));
        Assert.Empty(Texts.Keys("es").Where(key => key.StartsWith("notice.", StringComparison.Ordinal)).Except(wanted));
    }

    [Fact]
    public void BothLanguagesNameTheSameFacts()
    {
        foreach (var rule in Rules.All)
            Assert.Equal(Placeholders("es", rule), Placeholders("en", rule));
    }

    [Fact]
    public void SentenceIsMadeOfTheNoticesValues()
    {
        var report = Validator.Validate("""
            {"version":"0.9","uri":"https://example.org/","publishedDate":"2026-01-01","publisher":{"name":"S"},"projects":[
              {"id":"a","status":"Completon","sector":"transport","titel":"x","parties":[{"id":"1","name":"{expected}"},{"id":"1"}]}]}
            """u8.ToArray());

        string[] expected =
        [
            "El valor \"2026-01-01\" no es una fecha con hora y zona.",
            "El código \"Completon\" no está en la lista cerrada projectStatus.csv.",
            "Aquí debe ir una lista; se encontró \"transport\".",
            "El estándar no tiene este campo aquí.",
            "El id \"1\" ya lo tiene /projects/0/parties/0.",
        ];
        Assert.Equal(expected, report.Notices.Where(notice => notice.Kind != NoticeKind.Quality).Select(notice => NoticeTexts.Message(notice, "es")).Where(expected.Contains));
        Assert.Equal("completion", report.Notices.Single(notice => notice.Code == "closed-codelist").DidYouMean);
        Assert.Equal("title", report.Notices.Single(notice => notice.Code == "additional-field").DidYouMean);
    }

    private static IEnumerable<string> Placeholders(string language, Rule rule) =>
        Regex.Matches(Texts[language, $"notice.{rule.Code}.message"], @"\{\w+\}").Select(match => match.Value).Order();
}
