using OpenContracting.Json;
using OpenContracting.Standards.Registers;

namespace OpenContracting.Validation.Checks.Identifiers;

/// <summary>The prefix of an id is on the register of those given out.</summary>
/// <remarks>(1) The id is absent or malformed, which has a check of its own. (2) The register is not at hand.</remarks>
internal abstract class RegisteredPrefix : Check
{
    public override Severity Severity => Severity.Warning;
    public override NoticeKind Kind => NoticeKind.Conformance;

    /// <summary>Looks an id's prefix up in a register.</summary>
    /// <param name="id">The id.</param>
    /// <param name="standard">The standard's part of the prefix, <c>ocds-</c>.</param>
    /// <param name="register">The register.</param>
    /// <param name="run">Takes the outcome.</param>
    protected static void Judge(JsonValue id, ReadOnlySpan<byte> standard, Register register, CheckRun run)
    {
        run.DoesNotApply(1);
        var text = id.Text;
        if (!Prefix.Begins(text, standard))
            return;
        switch (register.Ask(Prefix.Of(text, standard)))
        {
            case RegisterAnswer.Listed:
                run.Pass();
                break;
            case RegisterAnswer.NotListed:
                run.Fail(id);
                break;
            default:
                run.DoesNotApply(2);
                break;
        }
    }
}
