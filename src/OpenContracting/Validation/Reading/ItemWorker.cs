using System.Text;
using OpenContracting.Json;
using OpenContracting.Standards;
using OpenContracting.Standards.Ids;
using OpenContracting.Validation.Documents;
using OpenContracting.Validation.Schema;

namespace OpenContracting.Validation.Reading;

/// <summary>Judges items one after the other. Each core has its own, so that nothing is shared while it works.</summary>
internal sealed class ItemWorker
{
    private readonly ValidationPlan plan;
    private readonly ValidationOptions options;
    private readonly IItemReader reader;
    private readonly JsonItem item = new();
    private readonly Findings ofItems;
    private readonly Findings ofPackage;
    private Findings findings;
    private readonly byte[][] keys;
    private readonly ItemPlaces places = new("", DocumentPosition.Start, null, null);
    private readonly Func<string?> idOf;

    public ItemWorker(ValidationPlan plan, ValidationOptions options, CheckSettings settings, bool[] saturated)
    {
        this.plan = plan;
        this.options = options;
        reader = options.UseReferenceReader ? new ReferenceItemReader() : new FastItemReader(plan);
        Survey = new Survey(plan);
        if (plan.Kind is DocumentKind.ProjectPackage or DocumentKind.Project && !options.SchemaOnly && options.CountsIdsElements)
            Ids = new IdsSurvey(plan, IdsElements.Of(options.Schemas));
        item.Index = new JsonIndex(new PlanPaths(plan), plan.Nodes.Count);
        Checks = new CheckRunner(options.SchemaOnly ? [] : options.Checks, settings);
        var (rules, kept) = (Rules.All.Count + Checks.Rules.Length, options.Sink is null ? options.KeptPerCode : int.MaxValue);
        findings = ofItems = new Findings(rules, kept, saturated);
        // What is found in the package is always kept, however many items had the same.
        ofPackage = new Findings(rules, kept);
        idOf = () => IdOf(item.Root);
        keys = plan.ItemArray?.UniqueBy ?? (plan.Kind == DocumentKind.Record ? ["ocid"u8.ToArray()] : ["id"u8.ToArray()]);
    }

    public Survey Survey { get; }

    /// <summary>The elements of the CoST standard; null when the items are no projects.</summary>
    public IdsSurvey? Ids { get; }

    public CheckRunner Checks { get; }

    /// <summary>How many values it passed on its way to others.</summary>
    public long Steps => item.Steps;

    /// <summary>Judges every item of a batch.</summary>
    public void Process(Batch batch)
    {
        findings.BeginBatch();
        foreach (var slice in batch.Items)
            Process(batch, slice);
        batch.Facts = Checks.TakeFacts();
    }

    /// <summary>Judges the package around the items.</summary>
    public void ProcessPackage(Batch batch, PackageOutline package, long? items)
    {
        findings = ofPackage;
        findings.BeginBatch();
        var placesOfPackage = new ItemPlaces("", package.Pieces, null, null);
        if (Read(batch, package.Bytes, plan.Root, placesOfPackage))
            LookAtPackage(batch, items, placesOfPackage);
        batch.Facts = Checks.TakeFacts();
        findings = ofItems;
    }

    private void LookAtPackage(Batch batch, long? items, ItemPlaces places)
    {
        if (items is { } count)
            JudgeCount(count);
        if (!options.SchemaOnly)
        {
            // Not counted into the coverage: that is of items.
            new Survey(plan).Run(item, findings);
            Checks.InspectPackage(item.Root, items, places, findings);
        }

        Finish(batch, places);
    }

    private void JudgeCount(long items)
    {
        var (array, index) = (plan.ItemArray!, item.Root[Encoding.UTF8.GetBytes(plan.ItemMember!)].Index);
        if (items < array.MinItems)
            findings.Report(Rules.TooFewItems, index, $"{array.MinItems}");
        if (items > array.MaxItems)
            findings.Report(Rules.TooManyItems, index, $"{array.MaxItems}");
    }

    private void Process(Batch batch, ItemSlice slice)
    {
        var bytes = batch.Buffer.AsMemory(slice.Start, slice.Length);
        places.Turn(slice);
        if (!Read(batch, bytes, plan.Item, places))
        {
            batch.Identities.Add(default);
            return;
        }

        places.Know(idOf);
        batch.Identities.Add(Uniqueness.TryHash(item.Root, keys, out var hash)
            ? new ItemIdentity(hash, true, ProcessOf(item.Root))
            : new ItemIdentity(JsonEquality.Hash(item.Root), false, ProcessOf(item.Root)));
        if (!options.SchemaOnly)
            Look(places);
        Finish(batch, places);
    }

    private bool Read(Batch batch, ReadOnlyMemory<byte> bytes, PlanNode place, ItemPlaces places)
    {
        findings.Clear();
        item.Reset(bytes);
        if (reader.Read(item, place, findings) is not { } fault)
            return true;
        var notice = NoticeMaker.Make(fault.Rule, places.Of(bytes.Span, fault.Offset));
        batch.Notices.Add(notice with
        {
            Expected = fault.Expected,
            Value = fault.Offset < bytes.Length ? Excerpt(bytes.Span, fault.Offset) : null,
        });
        return false;
    }

    private void Look(ItemPlaces places)
    {
        if (item.Count > options.MaxItemValues)
        {
            findings.Report(Rules.TooManyValues, 0, $"{options.MaxItemValues}");
            return;
        }

        var root = item.Root;
        root.MakeIndex(findings.Has(Rules.DuplicateProperty));
        Survey.Run(item, findings);
        switch (plan.Kind)
        {
            case DocumentKind.ProjectPackage or DocumentKind.Project:
                Ids?.Run(item);
                Checks.Inspect(root, CheckSubject.Project, places, findings);
                break;
            case DocumentKind.ReleasePackage or DocumentKind.Release:
                Checks.Inspect(root, ReleaseKind(root), places, findings);
                break;
            case DocumentKind.RecordPackage or DocumentKind.Record:
                LookAtRecord(root, places);
                break;
            default:
                break;
        }
    }

    private void LookAtRecord(JsonValue record, ItemPlaces places)
    {
        Checks.Inspect(record, CheckSubject.Record, places, findings);
        foreach (var release in record["releases"u8].Elements)
            if (release["id"u8].Exists)
                Checks.Inspect(release, ReleaseKind(release), places, findings);
        if (record["compiledRelease"u8] is { IsObject: true } compiled)
            Checks.Inspect(compiled, CheckSubject.CompiledRelease, places, findings);
    }

    private static CheckSubject ReleaseKind(JsonValue release)
    {
        foreach (var tag in release["tag"u8].Elements)
            if (tag.Is("compiled"u8))
                return CheckSubject.CompiledRelease;
        return CheckSubject.Release;
    }

    private void Finish(Batch batch, ItemPlaces places)
    {
        NoticeMaker.Make(item, findings, places, batch.Notices);
        findings.AddUnkept(batch.Unkept);
    }

    private ulong ProcessOf(JsonValue root) =>
        plan.Version.Standard == Standard.Ocds && root["ocid"u8] is var ocid && Uniqueness.IsUsable(ocid) ? JsonEquality.Hash(ocid) | 1 : 0;

    private string? IdOf(JsonValue root) => plan.Kind is DocumentKind.RecordPackage or DocumentKind.Record
        ? root["ocid"u8].GetString()
        : root["id"u8].GetString();

    private static string Excerpt(ReadOnlySpan<byte> bytes, int at) =>
        Encoding.UTF8.GetString(bytes.Slice(at, Math.Min(40, bytes.Length - at)));
}
