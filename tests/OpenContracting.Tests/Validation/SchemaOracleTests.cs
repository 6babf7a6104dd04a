using System.Text;
using System.Text.Json.Nodes;
using Newtonsoft.Json;
using Newtonsoft.Json.Schema;
using OpenContracting.Json;
using OpenContracting.Standards;
using OpenContracting.Validation;

namespace OpenContracting.Tests.Validation;

/// <summary>
/// What another engine, written by others, says of thousands of synthetic projects and releases with mistakes in them. Where the two differ,
/// the difference has a reason on the list below; a new difference fails.
/// </summary>
/// <remarks>
/// Newtonsoft.Json.Schema is used in tests and in the publication's cross-check only, and may validate a thousand times an hour in a process:
/// so whole packages are validated, with hundreds of items each.
/// </remarks>
public sealed class SchemaOracleTests
{
    private const int ItemsInPackage = 250;

    // What each engine may say alone, by our code, and why.
    private static readonly (string Code, bool IsOurs, Func<string, bool> AppliesTo, string Reason)[] Differences =
    [
        ("invalid-date-time", true, IsText, "ours is RFC 3339 as in the official tools: it asks for an offset, refuses impossible days and hour 24; the other reads what .NET reads"),
        ("invalid-uri", true, IsText, "ours is RFC 3986: accents and spaces must be percent-encoded; the other accepts IRIs and relative references"),
        ("invalid-uri", false, IsText, "the other also asks whether .NET can take the URI apart, of which the grammar says nothing"),
        ("invalid-email", false, IsText, "ours asks for an @ at most, as the official tools do; what mail can be sent to is the check email-valid"),
        ("below-minimum", false, value => !IsNumber(value), "the other compares what is no number too; the wrong type is told by both"),
        ("duplicate-id", true, _ => true, "elements with an id must differ in their id, however else they differ, as in the official tools"),
        ("duplicate-item", true, _ => true, "numbers are compared by value: 1 and 1.0 are equal"),
    ];

    private static readonly Dictionary<ErrorType, string> Codes = new()
    {
        [ErrorType.Type] = "wrong-type",
        [ErrorType.Required] = "missing-property",
        [ErrorType.MinimumLength] = "too-short",
        [ErrorType.MinimumItems] = "too-few-items",
        [ErrorType.MinimumProperties] = "too-few-properties",
        [ErrorType.Minimum] = "below-minimum",
        [ErrorType.Pattern] = "pattern-mismatch",
        [ErrorType.Enum] = "not-in-enum",
    };

    [Theory]
    [InlineData(DocumentKind.ProjectPackage, DocumentKind.Project, 6)]
    [InlineData(DocumentKind.ReleasePackage, DocumentKind.Release, 3)]
    public void BothEnginesFindTheSameButForWhatIsListed(DocumentKind package, DocumentKind item, int packages)
    {
        var version = item == DocumentKind.Project ? StandardVersion.Oc4ids095 : StandardVersion.Ocds115;
        var oracle = Oracle(StandardSchema.Load(version, package));
        var member = item == DocumentKind.Project ? "projects" : "releases";
        for (var seed = 0; seed < packages; seed++)
        {
            var document = Package(member, item, seed);
            var theirs = Ask(oracle, document);
            var ours = Validator.Validate(document, new ValidationOptions { SchemaOnly = true, KeptPerCode = int.MaxValue })
                .Notices.Where(notice => notice is { Kind: NoticeKind.Structure, Item: not null, Severity: Severity.Error })
                .Select(notice => new Found(notice.Code, notice.Pointer, notice.Code == "missing-property" ? notice.Expected : null)).ToHashSet();
            Assert.True(ours.Count > ItemsInPackage / 20, $"{ours.Count} mistakes are too few to show anything.");
            Compare(ours, theirs, document);
        }
    }

    private static void Compare(HashSet<Found> ours, HashSet<Found> theirs, byte[] document)
    {
        var root = JsonItem.Parse(document).Root;
        var unexplained = ours.Except(theirs).Select(found => (Found: found, IsOurs: true))
            .Concat(theirs.Except(ours).Select(found => (Found: found, IsOurs: false)))
            .Where(one => !Differences.Any(known => known.Code == one.Found.Code && known.IsOurs == one.IsOurs && known.AppliesTo(ValueAt(root, one.Found.Pointer))))
            .Where(one => !IsRepeat(one.Found, one.IsOurs, ours))
            .Select(one => $"{(one.IsOurs ? "only we" : "only they")}: {one.Found.Code} {one.Found.Pointer} {one.Found.Name} at {ValueAt(root, one.Found.Pointer)}")
            .Take(20).ToList();

        Assert.True(unexplained.Count == 0, string.Join('\n', unexplained));
    }

    // They point at the array's second equal element or at the array; it is enough that we found the array's repeat.
    private static bool IsRepeat(Found found, bool isOurs, HashSet<Found> ours) =>
        !isOurs && found.Code == "duplicate"
        && ours.Any(other => other.Code is "duplicate-id" or "duplicate-item" && (other.Pointer + "/").StartsWith(found.Pointer + "/", StringComparison.Ordinal));

    private static byte[] Package(string member, DocumentKind kind, int seed)
    {
        var plan = RandomDocuments.Plan(kind);
        using var stream = new MemoryStream();
        stream.Write(Encoding.UTF8.GetBytes($$"""
            {"version":"{{(member == "projects" ? "0.9" : "1.1")}}","uri":"https://example.org/","publishedDate":"2026-01-01T00:00:00Z",
            "publisher":{"name":"Synthetic"},"{{member}}":[
            """));
        for (var number = 0; number < ItemsInPackage; number++)
        {
            var documents = new RandomDocuments(plan, seed * ItemsInPackage + number);
            var item = documents.Item();
            // Objects with two equal names the other engine's reader takes in its own ways: they are the business of other tests.
            var mutant = documents.WithMistakes(item);
            if (number > 0)
                stream.Write(",\n"u8);
            stream.Write(RandomDocuments.IsPlainJson(mutant) ? mutant : item);
        }

        stream.Write("]}"u8);
        return stream.ToArray();
    }


    // Fields with a codelist are judged by the codelist, apart from the schema, as the official tools do: their enum is taken away.
    private static JSchema Oracle(StandardSchema schema)
    {
        var root = JsonNode.Parse(schema.Root.GetRawText())!;
        RemoveCodes(root);
        return JSchema.Parse(root.ToJsonString());
    }

    private static void RemoveCodes(JsonNode node)
    {
        if (node is JsonArray array)
            foreach (var element in array.OfType<JsonNode>())
                RemoveCodes(element);
        if (node is not JsonObject schema)
            return;
        if (schema["codelist"] is not null)
        {
            schema.Remove("enum");
            (schema["items"] as JsonObject)?.Remove("enum");
        }

        foreach (var member in schema.ToList())
            if (member.Value is not null)
                RemoveCodes(member.Value);
    }

    private static HashSet<Found> Ask(JSchema schema, byte[] document)
    {
        var found = new HashSet<Found>();
        using var text = new JsonTextReader(new StreamReader(new MemoryStream(document))) { DateParseHandling = DateParseHandling.None, MaxDepth = 300 };
        using var reader = new JSchemaValidatingReader(text) { Schema = schema };
        reader.ValidationEventHandler += (_, problem) => Add(problem.ValidationError, found);
        while (reader.Read())
        {
        }

        found.RemoveWhere(one => one.Pointer.Count(c => c == '/') < 2);
        return found;
    }

    private static void Add(ValidationError error, HashSet<Found> found)
    {
        var pointer = Pointer(error.Path);
        if (error.ErrorType == ErrorType.Required)
            foreach (var name in (IEnumerable<string>)error.Value!)
                found.Add(new Found("missing-property", pointer, name));
        else if (error.ErrorType == ErrorType.UniqueItems)
            found.Add(new Found("duplicate", pointer[..pointer.LastIndexOf('/')] is var array && char.IsAsciiDigit(pointer[^1]) ? array : pointer, null));
        else if (error.ErrorType == ErrorType.Format)
            found.Add(new Found($"invalid-{error.Schema!.Format}", pointer, null));
        else
            found.Add(new Found(Codes.GetValueOrDefault(error.ErrorType, $"{error.ErrorType}"), pointer, null));
    }

    // projects[3].budget['odd.name'] is /projects/3/budget/odd.name.
    private static string Pointer(string path)
    {
        var pointer = new StringBuilder();
        for (var i = 0; i < path.Length;)
        {
            var isQuoted = path[i] == '[' && path[i + 1] == '\'';
            var start = path[i] == '[' ? i + (isQuoted ? 2 : 1) : path[i] == '.' ? i + 1 : i;
            var end = isQuoted ? path.IndexOf("']", start, StringComparison.Ordinal)
                : path[i] == '[' ? path.IndexOf(']', start)
                : path.IndexOfAny(['.', '['], start) is >= 0 and var next ? next : path.Length;
            pointer.Append('/').Append(path.AsSpan(start, end - start).ToString().Replace("\\'", "'").Replace("\\\\", "\\").Replace("~", "~0").Replace("/", "~1"));
            i = end + (isQuoted ? 2 : path[i] == '[' ? 1 : 0);
        }

        return pointer.ToString();
    }

    private static string ValueAt(OpenContracting.Json.JsonValue root, string pointer)
    {
        var value = root;
        foreach (var segment in pointer.Split('/').Skip(1))
            if (value.IsArray)
                value = value.Elements.GetEnumerator() is var elements && Skip(ref elements, int.Parse(segment)) ? elements.Current : default;
            else
                value = value[Encoding.UTF8.GetBytes(segment.Replace("~1", "/").Replace("~0", "~"))];
        return value.ToString();
    }

    private static bool Skip(ref JsonChildren.Enumerator elements, int count)
    {
        for (; count >= 0; count--)
            if (!elements.MoveNext())
                return false;
        return true;
    }

    private static bool IsText(string value) => value.StartsWith('"');

    private static bool IsNumber(string value) => value.Length > 0 && (char.IsAsciiDigit(value[0]) || value[0] == '-');

    private sealed record Found(string Code, string Pointer, string? Name);
}
