using System.Collections.Frozen;
using OpenContracting.Standards;

namespace OpenContracting.Releases.Panama;

/// <summary>The state of an act as a platform generation names it, and the OCDS statuses it stands for.</summary>
/// <remarks>One number means different things in each generation (4: Desierto, Cancelado), so the generation is part of the key.</remarks>
/// <param name="Generation"><c>v1</c>, <c>v2</c>, <c>v3</c>, or <c>indicators</c> for the indicators API.</param>
/// <param name="Id">The number there; null where only the label is known.</param>
/// <param name="Label">The label there.</param>
/// <param name="LabelEn">The label in English.</param>
/// <param name="TenderStatus">The code of <c>tenderStatus</c>.</param>
/// <param name="AwardStatus">The code of <c>awardStatus</c>; null while nothing is awarded.</param>
public sealed record ActStatus(string Generation, string? Id, string Label, string LabelEn, string TenderStatus, string? AwardStatus)
{
    private const string File = "panama/act-statuses.csv";

    /// <summary>Finds a status by its label, without regard to case and gender (Cancelado, Cancelada), or by its number.</summary>
    public static ActStatus? Find(string generation, string? labelOrId) =>
        labelOrId is not null && SchemaFolder.Current.Keep(File, Read).TryGetValue((generation, Key(labelOrId)), out var status) ? status : null;

    private static string Key(string text)
    {
        var key = text.Trim().ToLowerInvariant();
        return key.EndsWith('a') ? string.Concat(key.AsSpan(0, key.Length - 1), "o") : key;
    }

    private static FrozenDictionary<(string, string), ActStatus> Read(SchemaFolder files)
    {
        var known = new Dictionary<(string, string), ActStatus>();
        foreach (var row in CsvTable.Read(files, File, "generation", "es", "tenderStatus").Rows)
        {
            var generation = row["generation"];
            var status = new ActStatus(
                generation, row.Value("id"), row["es"], row["en"], row["tenderStatus"], row.Value("awardStatus"));
            MustBeCode(files, "tenderStatus.csv", status.TenderStatus);
            MustBeCode(files, "awardStatus.csv", status.AwardStatus);
            known[(generation, Key(status.Label))] = status;
            if (status.Id is not null)
                known[(generation, status.Id)] = status;
        }

        return known.ToFrozenDictionary();
    }

    // Both codelists are closed: another code would make every release invalid.
    private static void MustBeCode(SchemaFolder files, string codelist, string? code)
    {
        if (code is not null && !CsvTable.Read(files, $"{StandardVersion.Ocds115.Folder}/codelists/{codelist}").Rows.Any(row => row["Code"] == code))
            throw new FaultException("fault.code", code, codelist);
    }
}
