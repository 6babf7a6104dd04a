using OpenContracting.People.Cases;

namespace OpenContracting.Tests.People.Cases;

public sealed class CaseTextsTests
{
    [Fact]
    public void ARedactionHidesWordsAndShowsWhere() =>
        Assert.Equal($"La señora {Redaction.Mark} vive al lado.\nSegunda línea.", Redaction.Apply("La señora Pérez vive al lado.\r\nSegunda línea.", "La señora [[Pérez]] vive al lado.\nSegunda línea."));

    [Theory]
    [InlineData("La obra va bien.")]
    [InlineData("La obra [[está parada.")]
    [InlineData("La obra está [[casi]] parada.")]
    public void ARedactionChangesNoWord(string marked) => Assert.Null(Redaction.Apply("La obra está parada.", marked));

    [Fact]
    public void TextsAreAlikeByTheirWords()
    {
        Assert.True(LikeText.Is("La obra está parada desde marzo", "la OBRA esta parada desde Marzo!"));
        Assert.False(LikeText.Is("La obra está parada desde marzo", "El techo de la escuela gotea"));
        Assert.False(LikeText.Is("", ""));
    }

    [Fact]
    public void FewAreHiddenAndSoIsTheOneTheyCouldBeWorkedOutFrom()
    {
        var shown = SmallNumbers.Of(new Dictionary<string, int> { ["price"] = 3, ["time"] = 7, ["quality"] = 20, ["other"] = 0 });

        Assert.Null(shown["price"]);
        Assert.Null(shown["time"]);
        Assert.Equal(20, shown["quality"]);
        Assert.Equal(0, shown["other"]);
        Assert.DoesNotContain(null, SmallNumbers.Of(new Dictionary<string, int> { ["price"] = 5, ["time"] = 7 }).Values);
    }

    [Fact]
    public void ALinkThatIsChangedBreaksTheChain()
    {
        CaseLink link = new(1, "o-1", 1, new(2026, 11, 23), CaseEventKind.Published, CaseRole.Moderator, null, CaseChain.TextHash("sal", "texto"));

        Assert.NotEqual(CaseChain.Hash(CaseChain.Start, link), CaseChain.Hash(CaseChain.Start, link with { Day = new(2026, 11, 24) }));
        Assert.NotEqual(CaseChain.Hash(CaseChain.Start, link), CaseChain.Hash(CaseChain.Start, link with { TextHash = CaseChain.TextHash("sal", "otro texto") }));
        Assert.NotEqual(CaseChain.Hash(CaseChain.Start, link), CaseChain.Hash(CaseChain.TextHash("", ""), link));
    }
}
