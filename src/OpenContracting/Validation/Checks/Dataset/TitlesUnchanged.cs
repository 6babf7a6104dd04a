using System.Text;
using OpenContracting.Json;

namespace OpenContracting.Validation.Checks.Dataset;

/// <summary>A title stays as it was published. Pelican's time-based <c>tender_title</c>, on OC4IDS too.</summary>
/// <remarks>Case, accents, spaces and punctuation do not count. (3) An item without a title before or now cannot be compared.</remarks>
internal sealed class TitlesUnchanged : ComparisonCheck
{
    public override string Code => "titles-unchanged";

    protected override ulong Data(JsonValue subject, CheckSubject kind)
    {
        var title = kind == CheckSubject.Project ? subject["title"u8] : subject["tender"u8]["title"u8];
        if (!title.IsString || FoldedText.Fold(title.GetString()).Replace(" ", "", StringComparison.Ordinal) is not { Length: > 0 } folded)
            return 0;
        return StringHash.Of(Encoding.UTF8.GetBytes(folded)) | 1;
    }

    protected override void Judge(string id, ulong before, ulong? now, DatasetRun run)
    {
        if (before == 0 || now is null or 0) // (3)
            return;
        if (before == now)
            run.Pass();
        else
            run.Fail(null, arguments: [id]);
    }
}
