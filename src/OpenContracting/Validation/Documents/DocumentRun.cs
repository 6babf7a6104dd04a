using OpenContracting.Json;
using OpenContracting.Standards;
using OpenContracting.Standards.Registers;
using OpenContracting.Validation.Reading;

namespace OpenContracting.Validation.Documents;

/// <summary>Judges one document: chooses the plan, has the items judged, and gathers what comes back in document order.</summary>
internal sealed class DocumentRun : IDocumentSink, IDisposable
{
    private readonly ValidationOptions options;
    private readonly Notices notices;
    private readonly BufferPool pool;
    private readonly BatchQueue queue;
    private readonly ItemWorker?[] workers;
    private readonly IdentityTable ids = new();
    private readonly IdentityTable contents = new();
    private readonly IdentityTable processes = new();
    private readonly Rule[] rules;
    private readonly bool[] saturated;
    private DatasetChecks? dataset;
    private bool repeatedItem;

    public DocumentRun(ValidationOptions options, Notices notices, BufferPool pool, CancellationToken cancellation)
    {
        this.options = options;
        this.notices = notices;
        this.pool = pool;
        workers = new ItemWorker?[options.Workers > 0 ? options.Workers : Environment.ProcessorCount];
        queue = new BatchQueue(workers.Length, (worker, batch) => Worker(worker).Process(batch), Collect, cancellation);
        rules = [.. Rules.All, .. CheckRunner.CheckRules(options.Checks)];
        saturated = new bool[rules.Length];
    }

    public ValidationPlan? Plan { get; private set; }

    public DocumentIdentity? Identity { get; private set; }

    public long Items { get; private set; }

    /// <summary>How many of them could not be read at all.</summary>
    public long UnreadItems { get; private set; }

    /// <summary>How many different ocids the items have.</summary>
    public long Processes => processes.Count;

    /// <summary>Whether an item or the package could not be read at all.</summary>
    public bool HasFault { get; private set; }

    public CheckSettings? Settings { get; private set; }

    public DatasetChecks? Dataset => dataset;

    public IEnumerable<ItemWorker> Workers => workers.OfType<ItemWorker>();

    public bool Begin(DocumentIdentity identity)
    {
        // Further packages after the first are read by the first one's schema.
        if (Plan is not null)
            return true;
        Identity = identity;
        foreach (var problem in identity.Problems)
            ReportProblem(problem);
        if (options.Version is null && identity.Problems.Any(problem => problem.Code == DocumentProblem.HigherMajorVersion))
            return false;
        var schema = StandardSchema.Load(
            identity.Version ?? StandardVersion.Oc4ids095, identity.Kind ?? DocumentKind.ProjectPackage, identity.Extensions.Union(options.Extensions), options.Schemas);
        ReportExtensions(schema, identity);
        Plan = ValidationPlan.Of(schema);
        Settings = new CheckSettings
        {
            Version = Plan.Version,
            Now = options.Clock.GetUtcNow(),
            Codelists = Plan.Codelists,
            Registers = RegisterSet.Of(options.Schemas),
            Links = options.Links,
            Compares = options.Previous is not null || options.IsPrevious,
        };
        if (!options.SchemaOnly)
            dataset = new DatasetChecks(options.Checks, Settings);
        return true;
    }

    public void Submit(Batch batch) => queue.Submit(batch);

    public void Report(Rule rule, DocumentPosition position, string? expected, string? value = null, string pointer = "")
    {
        var batch = new Batch([], []);
        batch.Notices.Add(Notice(rule, position, pointer) with { Expected = expected, Value = value });
        HasFault |= rule.Severity == Severity.Error;
        queue.Pass(batch);
    }

    public void EndPackage(PackageOutline package, long? items)
    {
        var batch = new Batch([], []);
        if (package.IsWhole)
            Worker(0).ProcessPackage(batch, package, items);
        queue.Pass(batch);
    }

    /// <summary>Waits for all that is still being judged.</summary>
    public void Finish() => queue.Finish();

    public void Dispose() => queue.Dispose();

    private ItemWorker Worker(int number) => workers[number] ??= new ItemWorker(Plan!, options, Settings!, saturated);

    private void Collect(Batch batch)
    {
        for (var i = 0; i < batch.Items.Count; i++)
            Identify(batch, batch.Items[i], batch.Identities[i]);
        foreach (var notice in batch.Notices)
            notices.Add(notice);
        foreach (var (rule, count) in batch.Unkept)
            notices.AddUnkept(rule.Code, rule.Severity, rule.Kind, count);
        dataset?.Add(batch.Facts);
        Items += batch.Items.Count;
        options.Judged?.Invoke(batch.Items.Count);
        if (options.Sink is null)
            foreach (var rule in batch.Notices.Count > 0 ? rules : [])
                saturated[rule.Number] = notices.IsFull(rule.Code, rule.Severity);
        if (batch.Buffer.Length > 0)
            pool.Return(batch.Buffer);
    }

    private void Identify(Batch batch, ItemSlice slice, ItemIdentity identity)
    {
        if (identity == default)
        {
            HasFault = true;
            UnreadItems++;
            return;
        }

        if (identity.Process != 0)
            processes.Add(identity.Process, slice.Ordinal, out _, out _);
        var table = identity.HasId ? ids : contents;
        if (table.Add(identity.Hash, slice.Ordinal, out var first, out var isSecond) || !isSecond)
            return;
        if (!identity.HasId && repeatedItem)
            return;
        repeatedItem |= !identity.HasId;
        var rule = identity.HasId ? Rules.DuplicateId : Rules.DuplicateItem;
        var root = JsonItem.Parse(batch.Buffer.AsMemory(slice.Start, slice.Length)).Root;
        var id = root["id"u8].Exists ? root["id"u8] : root["ocid"u8];
        batch.Notices.Insert(0, Notice(rule, slice.Position, slice.FullPointer) with
        {
            Item = slice.Ordinal,
            ObjectId = id.GetString(),
            Value = NoticeValue.Of(identity.HasId ? id.Raw : root.Raw),
            Arguments = [slice.Pointer is null ? $"#{first + 1}" : $"{slice.Pointer}/{first}"],
        });
    }

    private void ReportProblem(DocumentProblem problem)
    {
        var rule = problem.Code switch
        {
            DocumentProblem.UnknownKind => Rules.UnknownKind,
            DocumentProblem.UnsupportedVersion => Rules.UnsupportedVersion,
            DocumentProblem.HigherMajorVersion => Rules.HigherMajorVersion,
            // A version that is absent or no text is found by the schema.
            _ => null,
        };
        if (rule is not null)
            Report(rule, DocumentPosition.Start, problem.Expected, problem.Value, problem.Pointer);
    }

    private void ReportExtensions(StandardSchema schema, DocumentIdentity identity)
    {
        foreach (var extension in schema.Extensions)
            if (extension.State is ExtensionState.Unknown or ExtensionState.Broken)
            {
                var index = identity.Extensions.ToList().IndexOf(extension.Address);
                Report(extension.State == ExtensionState.Unknown ? Rules.UnknownExtension : Rules.BrokenExtension,
                    DocumentPosition.Start, null, extension.Address, index < 0 ? "/extensions" : $"/extensions/{index}");
            }

        foreach (var problem in schema.Problems)
            Report(problem.Code == SchemaProblem.UnresolvedReference ? Rules.UnresolvedReference : Rules.RemovedCodeMissing,
                DocumentPosition.Start, problem.Where, problem.Value, "/extensions");
    }

    private static Notice Notice(Rule rule, DocumentPosition position, string pointer) =>
        NoticeMaker.Make(rule, new Place(pointer, position.Offset, position.Line, position.Column, null, null));
}
