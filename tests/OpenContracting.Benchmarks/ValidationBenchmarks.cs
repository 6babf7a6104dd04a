using System.Text.Json;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Newtonsoft.Json.Schema;
using OpenContracting.Standards;
using OpenContracting.Validation;

namespace OpenContracting.Benchmarks;

/// <summary>The suite: validation of 8 MB in memory beside T, with BenchmarkDotNet's statistics and allocations.</summary>
/// <remarks>Short, and in this process: a build of its own for each benchmark would take longer than the benchmarks.</remarks>
[Config(typeof(Short))]
[MemoryDiagnoser]
public class ValidationBenchmarks
{
    private const int Megabytes = 8;

    private byte[] bytes = [];
    private JSchema? other;

    /// <summary>What the package holds.</summary>
    [Params("projects", "releases")]
    public string Kind { get; set; } = "projects";

    /// <summary>Whether it is written with white space.</summary>
    [Params(false, true)]
    public bool Indented { get; set; }

    [GlobalSetup]
    public void Generate()
    {
        using var stream = new MemoryStream();
        SyntheticPackages.Write(Kind, stream, Megabytes * 1_000_000, Indented);
        bytes = stream.ToArray();
        var identity = DocumentIdentity.Detect(bytes);
        other = OtherEngine.Schema(ValidationPlan.Of(StandardSchema.Load(identity.Version!.Value, identity.Kind!.Value)));
    }

    /// <summary>T: only reads tokens.</summary>
    [Benchmark(Baseline = true)]
    public long Tokens()
    {
        var reader = new Utf8JsonReader(bytes);
        long count = 0;
        while (reader.Read())
            count++;
        return count;
    }

    [Benchmark]
    public ValidationReport SchemaOnly() => Validator.Validate(bytes, new ValidationOptions { Workers = 1, SchemaOnly = true });

    [Benchmark]
    public ValidationReport Everything() => Validator.Validate(bytes, new ValidationOptions { Workers = 1 });

    [Benchmark]
    public ValidationReport EverythingOnTwoCores() => Validator.Validate(bytes, new ValidationOptions { Workers = 2 });

    [Benchmark]
    public void NewtonsoftJsonSchema() => OtherEngine.Validate(bytes, other!);

    private sealed class Short : ManualConfig
    {
        public Short()
        {
            AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
            // Reports of runs are no part of the tree.
            ArtifactsPath = Path.Combine(Path.GetTempPath(), "opencontracting-benchmarks");
        }
    }
}
