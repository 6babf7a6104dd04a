using OpenContracting.Json;
using OpenContracting.Standards.Registers;

namespace OpenContracting.Validation.Checks.Codes;

/// <summary>A language is given by its two letters of ISO 639-1. Pelican's <c>language</c>.</summary>
/// <remarks>(1) No language is given. (2) The register is not at hand. (3) A region may follow the letters, as in <c>es-PA</c> (BCP 47).</remarks>
internal sealed class LanguageCode : Check
{
    public override string Code => "language-code";
    public override Severity Severity => Severity.Warning;
    public override NoticeKind Kind => NoticeKind.Quality;
    public override CheckSubject Subjects => CheckSubject.Project | CheckSubject.AnyRelease;
    public override IReadOnlyList<string> LooksFor => ["language"];

    public override void Inspect(JsonValue subject, CheckRun run)
    {
        var register = run.Settings.Registers.Languages;
        run.DoesNotApply(register.IsAtHand ? 1 : 2);
        if (!register.IsAtHand)
            return;
        foreach (var language in subject.Named("language"u8))
        {
            if (!language.IsString)
                continue;
            var text = language.Text;
            if (text.Length >= 3 && text[2] == '-') // (3)
                text = text[..2];
            if (text.Length == 2 && register.Ask(text) == RegisterAnswer.Listed)
                run.Pass();
            else
                run.Fail(language, didYouMean: Suggest(language.GetString()!));
        }
    }

    private static string? Suggest(string language) => FoldedText.Fold(language) switch
    {
        "espanol" or "castellano" or "spanish" or "spa" => "es",
        "ingles" or "english" or "eng" => "en",
        "frances" or "french" or "fra" => "fr",
        "portugues" or "portuguese" or "por" => "pt",
        _ => null,
    };
}
