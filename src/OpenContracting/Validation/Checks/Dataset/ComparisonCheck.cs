using System.Buffers;
using System.Text;
using OpenContracting.Json;

namespace OpenContracting.Validation.Checks.Dataset;

/// <summary>A rule over a document and the one published before it.</summary>
/// <remarks>(1) No earlier document is given. (2) What was not in the earlier document is new and cannot be compared.</remarks>
internal abstract class ComparisonCheck : DatasetCheck<ComparedItem>
{
    public override Severity Severity => Severity.Warning;
    public override NoticeKind Kind => NoticeKind.Quality;
    public override CheckSubject Subjects => CheckSubject.Project | CheckSubject.CompiledRelease;

    public sealed override void Inspect(JsonValue subject, CheckRun run)
    {
        // Ids would be kept for nothing when there is no other document.
        if (!run.Settings.Compares)
            return;
        var id = run.Subject == CheckSubject.Project ? subject["id"u8] : subject["ocid"u8];
        if (id.IsString)
            Remember(run, new ComparedItem(StringHash.Of(id), id.GetString()!, Data(subject, run.Subject)));
    }

    public sealed override DatasetMemory<ComparedItem> Begin() => new Memory(this);

    /// <summary>What is compared of a subject.</summary>
    protected abstract ulong Data(JsonValue subject, CheckSubject kind);

    /// <summary>Judges an item of the earlier document.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="before">What it was.</param>
    /// <param name="now">What it is; null when it is there no more.</param>
    /// <param name="run">Takes the outcome.</param>
    protected abstract void Judge(string id, ulong before, ulong? now, DatasetRun run);

    private sealed class Memory(ComparisonCheck check) : DatasetMemory<ComparedItem>
    {
        private readonly List<(ulong Hash, ulong Data, int Name)> items = [];
        private readonly ArrayBufferWriter<byte> names = new();

        public override void Add(ComparedItem fact)
        {
            items.Add((fact.Hash, fact.Data, names.WrittenCount));
            // UTF-8 behind its length: a third of what the strings would take.
            var name = Encoding.UTF8.GetBytes(fact.Id.Length > 200 ? fact.Id[..200] : fact.Id);
            names.Write(BitConverter.GetBytes((ushort)name.Length));
            names.Write(name);
        }

        public override void Conclude(DatasetRun run, DatasetMemory? previous)
        {
            if (previous is not Memory earlier)
            {
                run.DoesNotApply(1);
                return;
            }

            run.DoesNotApply(2);
            items.Sort();
            foreach (var (hash, before, name) in earlier.items)
            {
                var at = items.BinarySearch((hash, 0, 0));
                at = at < 0 ? ~at : at;
                check.Judge(earlier.NameAt(name), before, at < items.Count && items[at].Hash == hash ? items[at].Data : null, run);
            }
        }

        private string NameAt(int position)
        {
            var bytes = names.WrittenSpan[position..];
            return Encoding.UTF8.GetString(bytes.Slice(sizeof(ushort), BitConverter.ToUInt16(bytes)));
        }
    }
}
