using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace OpenContracting.IntegrationTests.Support;

/// <summary>As much of a mail server (RFC 5321) as it takes to receive a message.</summary>
public sealed class StandInMailServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ending = new();
    private readonly Task serving;

    public StandInMailServer()
    {
        listener.Start();
        serving = ServeAsync();
    }

    public string Address => $"smtp://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";

    /// <summary>Envelope and content of each message.</summary>
    public ConcurrentQueue<string> Messages { get; } = [];

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        listener.Dispose();
        await serving;
        ending.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(ending.Token);
                await TalkAsync(client);
            }
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
        await using var writer = new StreamWriter(client.GetStream(), new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        var message = new StringBuilder();
        await writer.WriteLineAsync("220 ready");
        while (await reader.ReadLineAsync(ending.Token) is { } line)
        {
            message.AppendLine(line);
            if (line.StartsWith("EHLO"))
                await writer.WriteLineAsync("250 8BITMIME");
            else if (line == "DATA")
            {
                await writer.WriteLineAsync("354 go on");
                while (await reader.ReadLineAsync(ending.Token) is { } data and not ".")
                    message.AppendLine(data);
                Messages.Enqueue(message.ToString());
                await writer.WriteLineAsync("250 kept");
            }
            else if (line == "QUIT")
            {
                await writer.WriteLineAsync("221 bye");
                return;
            }
            else
                await writer.WriteLineAsync("250 fine");
        }
    }
}
