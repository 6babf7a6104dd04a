using System.Text.Json;
using OpenContracting.Json;
using OpenContracting.Standards;
using OpenContracting.Validation;
using OpenContracting.Validation.Reading;

namespace OpenContracting.Releases.Merging;

/// <summary>Reads releases for the merge, one thread each: with the validator's reader, which knows what property comes next.</summary>
/// <remarks>What the schema objects to is of no interest here; what is no JSON the plain reader says.</remarks>
internal sealed class ReleaseReader
{
    // The plan of the schema takes as long to make as some megabytes take to read the plain way.
    private const int PlainBytes = 4 << 20;

    private static long bytesRead;

    private readonly Findings unwanted = new(Validation.Rules.All.Count, keptPerRule: 0);
    private ValidationPlan? plan;
    private FastItemReader? fast;

    /// <summary>Fills the item.</summary>
    /// <exception cref="JsonException">The release is not one well-formed JSON value.</exception>
    public void Read(JsonItem item, ReadOnlyMemory<byte> release)
    {
        if (Interlocked.Add(ref bytesRead, release.Length) < PlainBytes)
        {
            item.Read(release);
            return;
        }

        plan ??= ValidationPlan.Of(StandardSchema.Load(StandardVersion.Ocds115, DocumentKind.Release));
        fast ??= new FastItemReader(plan);
        item.Reset(release);
        unwanted.Clear();
        if (fast.Read(item, plan.Item, unwanted) is not null)
            item.Read(release);
        else if (fast.FoundDistinctNames)
            item.UseDistinctNames();
    }
}
