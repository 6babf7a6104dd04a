using System.Net;
using System.Net.Sockets;
using System.Text;

namespace OpenContracting.Tests;

/// <summary>A few files served over HTTP on a free port of this machine.</summary>
internal sealed class LocalSite : IDisposable
{
    private readonly Dictionary<string, byte[]> files = [];
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);

    public LocalSite()
    {
        listener.Start();
        _ = ServeAsync();
    }

    public string Address => $"http://{listener.LocalEndpoint}/";

    public string this[string path]
    {
        set => files[path] = Encoding.UTF8.GetBytes(value);
    }

    public void Remove(string path) => files.Remove(path);

    public void Dispose() => listener.Dispose();

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync();
                await AnswerAsync(client.GetStream());
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException or IOException)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(Stream stream)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        var path = (await reader.ReadLineAsync())!.Split(' ')[1];
        while (await reader.ReadLineAsync() is { Length: > 0 })
        {
        }

        var found = files.TryGetValue(path, out var content);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"HTTP/1.1 {(found ? "200 OK" : "404 Not Found")}\r\nContent-Length: {content?.Length ?? 0}\r\nConnection: close\r\n\r\n"));
        await stream.WriteAsync(content ?? []);
    }
}
