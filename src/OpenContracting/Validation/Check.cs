using OpenContracting.Json;

namespace OpenContracting.Validation;

/// <summary>One rule over one project, release, record or package.</summary>
/// <remarks>
/// <para>A check is one file in <c>Checks/</c>, one line in <see cref="CheckList"/>, and its texts beside it (<see cref="CheckText"/>).
/// It holds no state: one instance is asked from several threads at once, and asked about items in any order.
/// What must be known of other items is the business of <see cref="DatasetCheck{TFact}"/>.</para>
/// <para>Each place looked at ends in <see cref="CheckRun.Pass()"/> or <see cref="CheckRun.Fail"/>. Where there is
/// nothing to look at, <see cref="CheckRun.DoesNotApply"/> says why. An item failed when a place failed, passed when at least
/// one passed and none failed, and was not judged otherwise.</para>
/// </remarks>
public abstract class Check
{
    /// <summary>Public, stable, kebab-case name; CoVE's where CoVE has the check.</summary>
    public abstract string Code { get; }

    /// <summary>Which of several like checks this is, where one file holds them; null where it holds one.</summary>
    /// <remarks>The words that differ (<c>{the}</c> in the texts) stand under <c>check.&lt;variant&gt;.&lt;word&gt;</c> in a text file beside.</remarks>
    public virtual string? Variant => null;

    /// <summary>How much a failure weighs.</summary>
    public abstract Severity Severity { get; }

    /// <summary>The verdict failures belong to.</summary>
    public abstract NoticeKind Kind { get; }

    /// <summary>What the check is to be shown.</summary>
    public abstract CheckSubject Subjects { get; }

    /// <summary>
    /// Names of properties: a subject that has none of them anywhere is judged as an empty one is, without being shown. Empty when every
    /// subject is to be shown.
    /// </summary>
    public virtual IReadOnlyList<string> LooksFor => [];

    /// <summary>Looks at one subject; the last word is <paramref name="run"/>'s.</summary>
    public abstract void Inspect(JsonValue subject, CheckRun run);
}
