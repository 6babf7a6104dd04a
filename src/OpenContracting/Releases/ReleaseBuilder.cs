using System.Buffers;
using System.Text.Json;
using OpenContracting.Exports;
using OpenContracting.Releases.Drafts;
using OpenContracting.Releases.Panama;
using OpenContracting.Releases.Rules;
using OpenContracting.Releases.Shapes;

namespace OpenContracting.Releases;

/// <summary>Makes the OCDS release that says what a snapshot says: typed values, references that resolve, no personal data.</summary>
public static class ReleaseBuilder
{
    /// <summary>Makes the release of a snapshot.</summary>
    public static ReleaseDocument Build(ProcessSnapshot snapshot) => Build(snapshot, ReleaseOptions.Default);

    /// <summary>Makes the release of a snapshot.</summary>
    public static ReleaseDocument Build(ProcessSnapshot snapshot, ReleaseOptions options) =>
        snapshot.Adapter == Adapters.OcdsRelease && (snapshot.Untouched ?? UntouchedRelease.Read(snapshot.Content)) is { } untouched
            ? AsItIs(snapshot, untouched)
            : Make(snapshot, options);

    /// <summary>Makes the release by all rules, whether they find something or not.</summary>
    internal static ReleaseDocument Make(ProcessSnapshot snapshot, ReleaseOptions options)
    {
        var (draft, wholeRule, unread) = Shape(snapshot);
        DamagedEncoding.Repair(draft);
        PartyReferences.Repair(draft);
        MissingIds.Fill(draft, unread);
        PersonalData.TakeOut(draft, new Privacy(options.PrivacyKey, options.PersonIdPrefix));
        var date = ReleaseDate(draft.Text("date"), snapshot);
        return new ReleaseDocument
        {
            ProcessKey = snapshot.ProcessKey,
            Ocid = snapshot.Ocid,
            ExternalReference = snapshot.ExternalReference,
            Id = draft.Text("id")!,
            Date = date,
            Json = Write(draft),
            Provenance = new ProvenanceWriter(snapshot.File, snapshot.Row).Write(draft, wholeRule, unread),
        };
    }

    private static ReleaseDocument AsItIs(ProcessSnapshot snapshot, GivenRelease release) => new()
    {
        ProcessKey = snapshot.ProcessKey,
        Ocid = snapshot.Ocid,
        ExternalReference = snapshot.ExternalReference,
        Id = release.Id,
        Date = ReleaseDate(release.Date, snapshot),
        Json = release.Json,
        Provenance = ProvenanceWriter.OfWhole(snapshot.File, snapshot.Row, AsGiven.Rule),
    };

    private static Shaped Shape(ProcessSnapshot snapshot) => snapshot.Adapter switch
    {
        Adapters.OcdsRelease or Adapters.OcdsCompiledRelease => AsGiven.Shape(snapshot),
        Adapters.DgcpV2List or Adapters.DgcpV3List or Adapters.DgcpV3Quotations or Adapters.DgcpIndicators => DgcpList.Shape(snapshot),
        Adapters.DgcpV2Act or Adapters.DgcpV3Act => DgcpAct.Shape(snapshot),
        Adapters.DgcpMonthly => DgcpMonthly.Shape(snapshot),
        Adapters.Template => TemplateProcess.Shape(snapshot),
        _ => throw new ArgumentException($"No release can be made from '{snapshot.Adapter}'.", nameof(snapshot)),
    };

    private static DateTimeOffset ReleaseDate(string? text, ProcessSnapshot snapshot) =>
        PanamaDate.TryParse(text, out var date) ? date.Start : snapshot.Date ?? DateTimeOffset.UnixEpoch;

    private static byte[] Write(DraftObject draft)
    {
        var bytes = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(bytes, Draft.WriterOptions))
            draft.Write(writer);
        return bytes.WrittenSpan.ToArray();
    }
}
