using OpenContracting.Json;
using OpenContracting.Standards.Registers;

namespace OpenContracting.Validation.Checks.Parties;

/// <summary>The scheme of an organization's identifier is a code of org-id.guide. Pelican's <c>identifier_scheme</c>.</summary>
/// <remarks>(1) No party has an identifier scheme. (2) The register is not at hand.</remarks>
internal sealed class IdentifierSchemeRegistered : Check
{
    private static readonly FieldPath[] Schemes = [new("parties/identifier/scheme"), new("parties/additionalIdentifiers/scheme")];

    public override string Code => "identifier-scheme-registered";
    public override Severity Severity => Severity.Warning;
    public override NoticeKind Kind => NoticeKind.Quality;
    public override CheckSubject Subjects => CheckSubject.Project | CheckSubject.AnyRelease;
    public override IReadOnlyList<string> LooksFor => ["scheme"];

    public override void Inspect(JsonValue subject, CheckRun run)
    {
        var register = run.Settings.Registers.OrganizationIdentifierLists;
        if (!register.IsAtHand)
        {
            run.DoesNotApply(2);
            return;
        }

        run.DoesNotApply(1);
        foreach (var path in Schemes)
            foreach (var scheme in path.In(subject))
                if (scheme.IsString && register.Ask(scheme.Text) == RegisterAnswer.Listed)
                    run.Pass();
                else if (scheme.IsString)
                    run.Fail(scheme);
    }
}
