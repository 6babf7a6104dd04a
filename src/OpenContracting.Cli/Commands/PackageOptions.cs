using System.CommandLine;
using System.Text.Json.Nodes;
using OpenContracting.Cli.Terminal;
using OpenContracting.Publications;

namespace OpenContracting.Cli.Commands;

/// <summary>What a package that a command writes says about itself.</summary>
public sealed class PackageOptions
{
    private readonly Option<string> uri;
    private readonly Option<DateTimeOffset?> date;
    private readonly Option<string> publisher;
    private readonly Option<string?> publisherUri;
    private readonly Option<string?> publisherScheme;
    private readonly Option<string?> publisherUid;
    private readonly Option<string?> license;
    private readonly Option<string?> policy;

    public PackageOptions(Session session)
    {
        uri = new("--uri") { Description = session.Text("package.uri"), HelpName = "URI", DefaultValueFactory = _ => "https://example.org/package.json" };
        date = new("--published-date") { Description = session.Text("package.date"), HelpName = "DATE" };
        publisher = new("--publisher", "--publisher-name")
        {
            Description = session.Text("package.publisher"),
            HelpName = "NAME",
            DefaultValueFactory = _ => session.Text("package.publisherUnknown"),
        };
        publisherUri = new("--publisher-uri") { Description = session.Text("package.publisherUri"), HelpName = "URI" };
        publisherScheme = new("--publisher-scheme") { Description = session.Text("package.publisherScheme"), HelpName = "SCHEME" };
        publisherUid = new("--publisher-uid") { Description = session.Text("package.publisherUid"), HelpName = "ID" };
        license = new("--license") { Description = session.Text("package.license"), HelpName = "URI" };
        policy = new("--publication-policy") { Description = session.Text("package.policy"), HelpName = "URI" };
    }

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[uri, date, publisher, publisherUri, publisherScheme, publisherUid, license, policy])
            command.Add(option);
    }

    /// <summary>What another package says of itself, with what was asked for in its place.</summary>
    public JsonObject Over(JsonObject head, ParseResult result)
    {
        Put(head, "uri", Given(result, uri!));
        if (result.GetResult(date) is { Implicit: false } && result.GetValue(date) is { } published)
            Put(head, "publishedDate", published.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"));
        foreach (var (name, value) in (ReadOnlySpan<(string, string?)>)
                 [("name", Given(result, publisher!)), ("scheme", Given(result, publisherScheme)), ("uid", Given(result, publisherUid)), ("uri", Given(result, publisherUri))])
            if (value is not null)
                Put(Publisher(head), name, value);
        Put(head, "license", Given(result, license));
        Put(head, "publicationPolicy", Given(result, policy));
        return head;
    }

    /// <summary>What was asked for.</summary>
    public PackageMetadata Read(ParseResult result) => new()
    {
        Uri = result.GetValue(uri)!,
        PublishedDate = result.GetValue(date) ?? TimeProvider.System.GetUtcNow(),
        PublisherName = result.GetValue(publisher)!,
        PublisherUri = result.GetValue(publisherUri),
        PublisherScheme = result.GetValue(publisherScheme),
        PublisherUid = result.GetValue(publisherUid),
        License = result.GetValue(license),
        PublicationPolicy = result.GetValue(policy),
    };

    private static string? Given(ParseResult result, Option<string?> option) => result.GetResult(option) is { Implicit: false } ? result.GetValue(option) : null;

    private static void Put(JsonObject owner, string name, string? value)
    {
        if (value is not null)
            owner[name] = value;
    }

    private static JsonObject Publisher(JsonObject head)
    {
        if (head["publisher"] is JsonObject publisher)
            return publisher;
        publisher = [];
        head["publisher"] = publisher;
        return publisher;
    }
}
