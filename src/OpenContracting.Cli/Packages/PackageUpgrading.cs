using System.Text.Json;
using System.Text.Json.Nodes;
using OpenContracting.Cli.Terminal;
using OpenContracting.Publications;
using OpenContracting.Standards.Upgrades;

namespace OpenContracting.Cli.Packages;

/// <summary>Packages, or items without one, to the newest version of their standard.</summary>
public sealed class PackageUpgrading(Session session)
{
    public required IReadOnlyList<Input> Inputs { get; init; }

    /// <summary>A file, or a folder when there are several inputs.</summary>
    public string? Output { get; init; }

    public bool Quiet { get; init; }

    private long broken;
    private long open;

    /// <summary>Upgrades, and returns the exit code: 1 when something is left for a person to decide.</summary>
    public int Run(CancellationToken cancellation)
    {
        var packages = PackageInput.Read(Inputs, session, cancellation);
        if (packages.Count > 1 && (Output is null || Path.GetExtension(Output).Length > 0))
            throw new OperatorException(session.Text("upgrade.folder", packages.Count), ExitCode.Usage);
        if (packages.Count > 1)
            Directory.CreateDirectory(Output!);
        foreach (var package in packages)
            Upgrade(package, packages.Count > 1 ? Path.Combine(Output!, package.Name.EndsWith(".gz", StringComparison.Ordinal) ? package.Name[..^3] : package.Name) : Output, cancellation);
        return broken > 0 || packages.Any(package => package.Fault is not null) ? ExitCode.UnreadableInput : open > 0 ? ExitCode.Findings : ExitCode.Ok;
    }

    private void Upgrade(PackageInput input, string? path, CancellationToken cancellation)
    {
        using var file = new ResultFile(path);
        using var buffered = new BufferedStream(file.Stream, 1 << 16);
        var package = input.Head is null ? null : PackageWriter.Within(buffered, Head(input), input.Kind);
        var (count, changed) = (0L, 0L);
        foreach (var (item, upgraded, notices) in Upgraded(input, cancellation))
        {
            count++;
            foreach (var notice in notices)
                session.Say(session.Text("upgrade.notice", input.Name, count, notice.Pointer, session.Text($"upgrade.{notice.Code}"), notice.Value ?? ""));
            open += notices.Count;
            changed += item.Equals(upgraded) ? 0 : 1;
            if (package is not null)
            {
                package.Add(upgraded.Span);
                continue;
            }

            buffered.Write(upgraded.Span);
            buffered.WriteByte((byte)'\n');
        }

        package?.Finish();
        buffered.Flush();
        file.Finish();
        if (!Quiet)
            session.Say(session.Text("upgrade.done", input.Name, count, changed));
    }

    /// <summary>On every core, in the order of the file.</summary>
    private IEnumerable<(ReadOnlyMemory<byte> Item, ReadOnlyMemory<byte> Upgraded, List<UpgradeNotice> Notices)> Upgraded(PackageInput input, CancellationToken cancellation) =>
        input.All(cancellation).Select(item => (ReadOnlyMemory<byte>)item.ToArray())
            .AsParallel().AsOrdered().WithCancellation(cancellation).WithMergeOptions(ParallelMergeOptions.AutoBuffered)
            .Select(item =>
            {
                var notices = new List<UpgradeNotice>();
                return (item, Upgrade(item, input, notices), notices);
            });

    private ReadOnlyMemory<byte> Upgrade(ReadOnlyMemory<byte> item, PackageInput input, List<UpgradeNotice> notices)
    {
        try
        {
            return input.Kind switch
            {
                PackageInput.Projects => ItemUpgrade.Project(item, notices.Add),
                PackageInput.Records => ItemUpgrade.Record(item, notices.Add),
                _ => ItemUpgrade.Release(item, notices.Add),
            };
        }
        catch (JsonException)
        {
            Interlocked.Increment(ref broken);
            notices.Add(new("not-read", "", null));
            return item;
        }
    }

    private static JsonObject Head(PackageInput input)
    {
        var head = input.Head!.DeepClone().AsObject();
        if (input.Kind == PackageInput.Projects)
            head["version"] = "0.9";
        else if (input.OcdsVersion == "1.0")
            head["version"] = "1.1";
        return head;
    }
}
