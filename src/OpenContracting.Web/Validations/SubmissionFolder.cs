using System.Buffers;
using System.Security.Cryptography;
using OpenContracting.Web.Hosting;

namespace OpenContracting.Web.Validations;

/// <summary>The folder of documents that wait for their validation, in the data folder; each is gone when it was read.</summary>
public sealed class SubmissionFolder(InstanceSettings settings, TimeProvider clock)
{
    private const int BufferSize = 1 << 16;

    private readonly string folder = Path.Combine(settings.DataFolder, "validations");

    /// <summary>Writes a document down as it comes.</summary>
    /// <exception cref="DocumentTooLargeException">It is larger than the instance takes; nothing is kept.</exception>
    public async Task<SpooledDocument> KeepAsync(Stream document, string name, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, Guid.NewGuid().ToString("n"));
        try
        {
            await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 0, FileOptions.Asynchronous);
            var (size, hash) = await CopyAsync(document, file, cancellation);
            return new SpooledDocument(path, name, size, hash);
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    /// <summary>Deletes what a process that died left behind.</summary>
    public void Sweep(TimeSpan age)
    {
        if (!Directory.Exists(folder))
            return;
        var before = clock.GetUtcNow().UtcDateTime - age;
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles().Where(file => file.LastWriteTimeUtc < before))
            file.Delete();
    }

    private async Task<(long Size, byte[] Sha256)> CopyAsync(Stream from, FileStream to, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            var size = 0L;
            for (int read; (read = await from.ReadAsync(buffer, cancellation)) > 0;)
            {
                size += read;
                if (size > settings.LargestValidation)
                    throw new DocumentTooLargeException();
                hash.AppendData(buffer, 0, read);
                await to.WriteAsync(buffer.AsMemory(0, read), cancellation);
            }

            return (size, hash.GetHashAndReset());
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
