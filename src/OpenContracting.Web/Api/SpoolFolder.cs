using System.Security.Cryptography;
using OpenContracting.Web.Hosting;

namespace OpenContracting.Web.Api;

/// <summary>Where answers of unknown length are written before their first byte is sent, so that a cut download shows.</summary>
public sealed class SpoolFolder(InstanceSettings settings)
{
    /// <summary>Writes an answer aside.</summary>
    /// <param name="contentType">Of the answer.</param>
    /// <param name="write">Writes it and returns how many rows it has.</param>
    public async Task<SpooledFile> WriteAsync(string contentType, Func<Stream, Task<long>> write)
    {
        var folder = Path.Combine(settings.DataFolder, "spool");
        Directory.CreateDirectory(folder);
        var file = new FileStream(
            Path.Combine(folder, Guid.NewGuid().ToString("n")), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16,
            FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        try
        {
            var rows = await write(file);
            file.Position = 0;
            var hash = await SHA256.HashDataAsync(file);
            file.Position = 0;
            return new SpooledFile(file, contentType, rows, hash);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }
}
