using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using OpenContracting.Jobs.Pulls;
using OpenContracting.Web.Validations;

namespace OpenContracting.IntegrationTests.Web;

/// <summary>Whatever an address is made to look like, nothing but public addresses is connected to.</summary>
/// <remarks>A server on 127.0.0.2 plays the public one; names are resolved by a table.</remarks>
public sealed class DocumentFetcherTests : IAsyncLifetime
{
    private static readonly IPAddress Outside = IPAddress.Parse("127.0.0.2");

    private readonly Dictionary<string, IPAddress[]> names = new() { ["public.example"] = [Outside] };
    private readonly WebApplication server;
    private readonly DocumentFetcher fetcher;
    private int insideAsked;

    public DocumentFetcherTests()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.2:0", "http://127.0.0.1:0");
        server = builder.Build();
        server.Run(AnswerAsync);
        fetcher = new DocumentFetcher(new FetchRules
        {
            IsPublic = address => address.Equals(Outside) || PublicNetworks.Has(address),
            Resolve = (name, _) => Task.FromResult(names.TryGetValue(name, out var known) ? known : throw new System.Net.Sockets.SocketException(11001)),
            Patience = TimeSpan.FromSeconds(5),
            AtOnce = 1,
        });
    }

    private int OutsidePort => Port("127.0.0.2");

    private int InsidePort => Port("127.0.0.1");

    public Task InitializeAsync() => server.StartAsync();

    public async Task DisposeAsync()
    {
        fetcher.Dispose();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task ADocumentAtAPublicAddressIsFetched() =>
        Assert.Equal("{}", await FetchAsync($"http://public.example:{OutsidePort}/document"));

    [Fact]
    public async Task ARedirectToAPublicAddressIsFollowed() =>
        Assert.Equal("{}", await FetchAsync($"http://public.example:{OutsidePort}/to?address=http://127.0.0.2:{OutsidePort}/document"));

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("127.1")]
    [InlineData("2130706433")]
    [InlineData("0x7f000001")]
    [InlineData("[::1]")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("inside.example")]
    [InlineData("mixed.example")]
    public async Task AnAddressInsideIsRefusedHoweverItIsWritten(string host)
    {
        names["localhost"] = [IPAddress.Loopback];
        names["inside.example"] = [IPAddress.Loopback];
        names["mixed.example"] = [Outside, IPAddress.Loopback];

        Assert.Equal("address-not-public", await RefusalAsync($"http://{host}:{InsidePort}/document"));
        Assert.Equal(0, insideAsked);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("inside.example")]
    public async Task ARedirectInsideIsRefused(string host)
    {
        names["inside.example"] = [IPAddress.Loopback];

        Assert.Equal("address-not-public", await RefusalAsync($"http://public.example:{OutsidePort}/to?address=http://{host}:{InsidePort}/document"));
        Assert.Equal(0, insideAsked);
    }

    [Fact]
    public async Task ANameThatChangesAfterTheFirstLookIsLookedAtAgainWhereItIsConnectedTo()
    {
        Assert.Equal("{}", await FetchAsync($"http://public.example:{OutsidePort}/document"));
        names["public.example"] = [IPAddress.Loopback];

        // Another port is another connection, and so another look.
        Assert.Equal("address-not-public", await RefusalAsync($"http://public.example:{InsidePort}/document"));
        Assert.Equal(0, insideAsked);
    }

    [Theory]
    [InlineData("file:///etc/passwd", "address-malformed")]
    [InlineData("ftp://public.example/document", "address-malformed")]
    [InlineData("http://user:secret@public.example/document", "address-malformed")]
    [InlineData("document.json", "address-malformed")]
    [InlineData("http://public.example:25/", "address-not-public")]
    [InlineData("http://nowhere.example/", "address-unreachable")]
    public async Task OtherAddressesAreRefusedWithTheirReason(string address, string code) => Assert.Equal(code, await RefusalAsync(address));

    [Fact]
    public async Task AnAnswerOtherThanOkIsNoDocument() =>
        Assert.Equal("address-answers", await RefusalAsync($"http://public.example:{OutsidePort}/missing"));

    [Fact]
    public async Task ARoundOfRedirectsEnds() =>
        Assert.Equal("address-answers", await RefusalAsync($"http://public.example:{OutsidePort}/round"));

    [Fact]
    public async Task ABodyThatIsNotCompressedAsSaidIsNoDocument() =>
        Assert.Equal("address-unreachable", await RefusalAsync($"http://public.example:{OutsidePort}/lie"));

    private async Task<string> FetchAsync(string address) => await fetcher.FetchAsync(
        address,
        async (body, cancellation) =>
        {
            using var reader = new StreamReader(body, Encoding.UTF8);
            return await reader.ReadToEndAsync(cancellation);
        },
        CancellationToken.None);

    private async Task<string> RefusalAsync(string address) =>
        (await Assert.ThrowsAsync<FetchRefusedException>(() => FetchAsync(address))).Problem.Kind.Code;

    private async Task AnswerAsync(HttpContext context)
    {
        if (context.Connection.LocalIpAddress!.Equals(IPAddress.Loopback))
            Interlocked.Increment(ref insideAsked);
        switch (context.Request.Path.Value)
        {
            case "/document":
                await context.Response.WriteAsync("{}");
                break;
            case "/lie":
                context.Response.Headers.ContentEncoding = "gzip";
                await context.Response.WriteAsync("{\"this\": \"is no gzip\"}");
                break;
            case "/to":
                context.Response.Redirect(context.Request.Query["address"]!);
                break;
            case "/round":
                context.Response.Redirect("/round");
                break;
            default:
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                break;
        }
    }

    private int Port(string host) => server.Urls.Select(url => new Uri(url)).Single(url => url.Host == host).Port;
}
