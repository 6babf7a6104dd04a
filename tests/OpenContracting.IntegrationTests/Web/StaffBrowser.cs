using System.Buffers.Binary;
using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace OpenContracting.IntegrationTests.Web;

/// <summary>A member of staff at a browser: keeps cookies, fills forms, has an authenticator app.</summary>
internal sealed partial class StaffBrowser(HttpClient client)
{
    public string? Secret { get; private set; }

    public Task<HttpResponseMessage> GetAsync(string address) => client.GetAsync(address);

    /// <summary>What comes without an end.</summary>
    public Task<Stream> StreamAsync(string address) => client.GetStreamAsync(address);

    /// <summary>Fills the first form of a page and sends it.</summary>
    public async Task<HttpResponseMessage> SubmitAsync(string page, Dictionary<string, string> fields, string handler = "")
    {
        var form = await client.GetStringAsync(page);
        fields["__RequestVerificationToken"] = WebUtility.HtmlDecode(Token().Match(form).Groups[1].Value);
        return await client.PostAsync(page + handler, new FormUrlEncodedContent(fields));
    }

    /// <summary>Sends a file by the form of a page.</summary>
    public Task<HttpResponseMessage> SendFileAsync(string page, string handler, string name, string content) =>
        SendFileAsync(page, handler, name, System.Text.Encoding.UTF8.GetBytes(content));

    /// <summary>Sends a file by the form of a page.</summary>
    public async Task<HttpResponseMessage> SendFileAsync(string page, string handler, string name, byte[] content)
    {
        var form = await client.GetStringAsync(page);
        using var parts = new MultipartFormDataContent
        {
            { new StringContent(WebUtility.HtmlDecode(Token().Match(form).Groups[1].Value)), "__RequestVerificationToken" },
            { new ByteArrayContent(content), "file", name },
        };
        return await client.PostAsync(page + handler, parts);
    }

    /// <summary>Sends fields and pictures by the form of a page.</summary>
    public async Task<HttpResponseMessage> SendPhotosAsync(string page, Dictionary<string, string> fields, params byte[][] photos)
    {
        var form = await client.GetStringAsync(page);
        fields["__RequestVerificationToken"] = WebUtility.HtmlDecode(Token().Match(form).Groups[1].Value);
        using var parts = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
            parts.Add(new StringContent(value), name);
        foreach (var photo in photos)
        {
            parts.Add(new ByteArrayContent(photo), "Form.Photos", "foto.jpg");
            parts.Add(new StringContent("La zanja frente a la escuela"), "Form.Descriptions");
        }

        return await client.PostAsync(page, parts);
    }

    public Task<string> ReadAsync(string address) => client.GetStringAsync(address);

    /// <summary>Sends the form that a page just showed (its token is in it), without asking for the page again.</summary>
    public async Task<HttpResponseMessage> AnswerAsync(string address, string form, Dictionary<string, string> fields)
    {
        fields["__RequestVerificationToken"] = WebUtility.HtmlDecode(Token().Match(form).Groups[1].Value);
        return await client.PostAsync(address, new FormUrlEncodedContent(fields));
    }

    /// <summary>Makes the account a setup link is for, and sets the authenticator up; signed in afterwards.</summary>
    public async Task<HttpResponseMessage> SetUpAsync(string link, Dictionary<string, string> fields)
    {
        using var account = await SubmitAsync(link, fields);
        Assert.Equal("/panel/autenticador", account.Headers.Location?.ToString());
        var page = await client.GetStringAsync("/panel/autenticador");
        Secret = Key().Match(page).Groups[1].Value.Replace(" ", "");
        return await AnswerAsync("/panel/autenticador", page, new() { ["Code"] = CodeNow() });
    }

    /// <summary>The code an authenticator app shows now (RFC 6238).</summary>
    public string CodeNow() => CodeNow(Secret!);

    public static string CodeNow(string secret)
    {
        var step = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(step, DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 30);
#pragma warning disable CA5350 // SHA-1 is what authenticator apps and ASP.NET Core Identity use.
        var hash = HMACSHA1.HashData(FromBase32(secret), step);
#pragma warning restore CA5350
        var code = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue;
        return (code % 1_000_000).ToString("000000");
    }

    private static byte[] FromBase32(string text)
    {
        var bits = string.Concat(text.Select(letter => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2))];
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("<code id=\"key\">([A-Z2-7 ]+)</code>")]
    private static partial Regex Key();
}
