using System.ComponentModel;
using System.Diagnostics;
using OpenContracting.People.Cases;

namespace OpenContracting.Web.Cases.Cleaning;

/// <summary>Makes clean copies of evidence, each in a process of its own that is limited in time and memory and has neither our settings nor our secrets.</summary>
/// <param name="settings">The renderer of PDFs.</param>
/// <param name="longest">Until when a copy must be there, where not the usual.</param>
/// <remarks>
/// Of a picture this process cuts away all that does not draw it, and reads no more of it than that; the other process decodes what is left and draws it
/// anew. A file that makes a decoder fail takes that process with it and is kept without a copy.
/// </remarks>
public sealed class CleanCopies(CaseSettings settings, TimeSpan? longest = null) : IDisposable
{
    /// <summary>More at once would take the machine from everybody else.</summary>
    private const int AtOnce = 2;

    private readonly SemaphoreSlim places = new(AtOnce);
    private readonly TimeSpan longest = longest ?? CleaningLimits.Longest;

    /// <summary>Whether a PDF can be copied here.</summary>
    public bool TakesDocuments => CleaningLimits.Are && settings.Renderer is not null;

    public void Dispose() => places.Dispose();

    /// <summary>The copy; null when none could be made.</summary>
    /// <param name="file">The file as it came.</param>
    /// <param name="isDocument">Whether it is a PDF.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<byte[]?> MakeAsync(byte[] file, bool isDocument, CancellationToken cancellation)
    {
        var prepared = isDocument ? TakesDocuments ? file : null : CleaningLimits.Are ? ImageCleaner.Clean(file) : null;
        if (prepared is null || !await places.WaitAsync(longest, cancellation))
            return null;
        try
        {
            return await RunAsync(prepared, isDocument ? settings.Renderer : null, cancellation);
        }
        finally
        {
            places.Release();
        }
    }

    private async Task<byte[]?> RunAsync(byte[] file, string? renderer, CancellationToken cancellation)
    {
        using var process = Start(renderer);
        if (process is null)
            return null;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(longest);
        try
        {
            var answer = ReadAsync(process.StandardOutput.BaseStream, limit.Token);
            var errors = process.StandardError.BaseStream.CopyToAsync(Stream.Null, limit.Token);
            await SendAsync(process, file, limit.Token);
            var copy = await answer;
            await errors;
            await process.WaitForExitAsync(limit.Token);
            return process.ExitCode == 0 ? copy : null;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return null;
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    /// <summary>Starts this program again, with nothing of what surrounds it but where programs are; null when that cannot be.</summary>
    private static Process? Start(string? renderer)
    {
        var name = typeof(CleanCopies).Assembly.GetName().Name!;
        // Started as a program of its own, by dotnet, or by another program that hosts us, as tests do.
        var host = Path.GetFileNameWithoutExtension(Environment.ProcessPath);
        var isOurs = host == name;
        var start = new ProcessStartInfo(isOurs || host == "dotnet" ? Environment.ProcessPath! : "dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (!isOurs)
            start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, name + ".dll"));
        start.ArgumentList.Add(CleaningProgram.Command);
        if (renderer is not null)
            start.ArgumentList.Add(renderer);
        foreach (var variable in start.Environment.Keys.Where(key => key is not "PATH" && !key.StartsWith("DOTNET_ROOT", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(variable);
        // In hexadecimal: 256 MB of managed memory. No socket for debuggers, no dump, and memory asked for as it is used.
        start.Environment["DOTNET_GCHeapHardLimit"] = "10000000";
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["DOTNET_gcConcurrent"] = "0";
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        start.Environment["DOTNET_TieredPGO"] = "0";
        try
        {
            return Process.Start(start);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private static async Task SendAsync(Process process, byte[] file, CancellationToken cancellation)
    {
        try
        {
            await using var input = process.StandardInput.BaseStream;
            await input.WriteAsync(file, cancellation);
        }
        catch (IOException)
        {
            // It ended before it had read all; its exit code tells.
        }
    }

    private static async Task<byte[]?> ReadAsync(Stream output, CancellationToken cancellation)
    {
        using var copy = new MemoryStream();
        var piece = new byte[64 * 1024];
        for (int read; (read = await output.ReadAsync(piece, cancellation)) > 0;)
            // What is too large is read to its end, so that the writer ends, and not kept.
            if (copy.Length <= CleaningLimits.LargestCopy)
                copy.Write(piece, 0, read);
        return copy.Length is 0 or > CleaningLimits.LargestCopy ? null : copy.ToArray();
    }
}
