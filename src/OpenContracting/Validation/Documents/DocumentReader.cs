using System.Buffers;
using System.Text;
using OpenContracting.Json;
using OpenContracting.Standards;

namespace OpenContracting.Validation.Documents;

/// <summary>
/// Takes a document apart into items without holding more of it than a few: a package, one bare project, release or record,
/// JSON Lines, or JSON values one after the other.
/// </summary>
/// <remarks>
/// It finds where items begin and end, and checks what stands between them; the items themselves are read by the workers. So bytes
/// that are not JSON are found by one or the other, and what the two accept together is JSON.
/// </remarks>
internal sealed class DocumentReader
{
    private static readonly string[] ItemMembers = ["projects", "releases", "records"];
    private static readonly SearchValues<byte> Space = SearchValues.Create(" \t\r\n"u8);
    private static readonly SearchValues<byte> ScalarEnd = SearchValues.Create(" \t\r\n,:]}[{\""u8);

    private readonly ByteWindow window;
    private readonly BufferPool pool;
    private readonly IDocumentSink sink;
    private readonly ValidationOptions options;
    private List<ItemSlice> slices = [];
    private long ordinal;
    private string? itemPointer;
    private DocumentIdentity? identity;
    private bool failed;

    public DocumentReader(Stream stream, IDocumentSink sink, ValidationOptions options, BufferPool pool)
    {
        this.pool = pool;
        this.sink = sink;
        this.options = options;
        window = new ByteWindow(stream, options.ChunkBytes, pool);
    }

    /// <summary>Reads the whole document.</summary>
    public void Read()
    {
        window.FillWhole();
        if (!SkipEncodingMark())
            return;
        var any = false;
        while (!failed && SkipSpace())
        {
            any = true;
            window.Mark = window.Next;
            ReadValue();
            if (IsLines())
                ReadLines();
        }

        if (!any && !failed)
            Report(Rules.NoData, window.PositionOf(window.Next), null);
        Submit();
        window.Release();
    }

    /// <summary>Reads the top level of one package or item, its items left out.</summary>
    public PackageOutline ReadOutline()
    {
        window.FillWhole();
        var package = new PackageOutline(options.MaxPackageBytes);
        long? items = null;
        if (SkipSpace())
        {
            package.Add("{"u8, window.PositionOf(window.Next++));
            while (ReadMember(package, itemMember: "", ref items))
            {
            }
        }

        window.Release();
        return package;
    }

    private byte Current => window.Buffer[window.Next];

    // A first kilobyte of UTF-16 has zero bytes, which no JSON in UTF-8 has.
    private bool SkipEncodingMark()
    {
        var start = window.Rest;
        if (start.StartsWith("\uFEFF"u8))
        {
            Report(Rules.ByteOrderMark, DocumentPosition.Start, null);
            window.Next = 3;
            return true;
        }

        if (!(start is [0xFE, 0xFF, ..] or [0xFF, 0xFE, ..]) && start[..Math.Min(start.Length, 4)].IndexOf((byte)0) < 0)
            return true;
        Report(Rules.NotUtf8, DocumentPosition.Start, null);
        failed = true;
        return false;
    }

    private void ReadValue()
    {
        if (Current == '[')
        {
            ReadTopArray();
            return;
        }

        if (Current != '{')
        {
            Begin(window.Rest);
            ReadItem(null);
            return;
        }

        if (identity is null || sink.Plan!.ItemMember is not null)
            Begin(window.Rest);
        if (failed)
            return;
        if (sink.Plan!.ItemMember is { } member)
            ReadPackage(member);
        else
            ReadItem(null);
    }

    private void Begin(ReadOnlySpan<byte> start)
    {
        identity = Detect(start);
        if (!identity.IsWhole && !window.IsEnded && IsUncertain(identity))
            identity = Detect(new Lookahead(window, options, pool).Outline().Bytes);
        if (!sink.Begin(identity))
            failed = true;
    }

    private DocumentIdentity Detect(ReadOnlySpan<byte> start)
    {
        var detected = DocumentIdentity.Detect(start, options.Schemas);
        return detected with { Kind = options.Kind ?? detected.Kind, Version = options.Version ?? detected.Version };
    }

    // What comes after the items may still say another version, more extensions, or that this is no package.
    private static bool IsUncertain(DocumentIdentity seen) =>
        seen.Declared is null || seen.Kind is null || (seen.Version?.Standard == Standard.Ocds && seen.Extensions.Count == 0);

    private void ReadTopArray()
    {
        Report(Rules.NotAPackage, window.PositionOf(window.Next), "array");
        window.Next++;
        if (!SkipSpace() || Current == ']')
        {
            CloseArray();
            return;
        }

        if (identity is null)
            Begin(window.Rest);
        if (!failed && sink.Plan!.ItemMember is null)
            ReadElements("");
        failed |= sink.Plan!.ItemMember is not null;
    }

    // Stands after the opening bracket's value begins; reads up to and with the closing bracket.
    private void ReadElements(string pointer)
    {
        while (!failed)
        {
            if (!SkipSpace())
            {
                Fail("]");
                return;
            }

            ReadItem(pointer);
            if (failed || !SkipSpace() || Current is not ((byte)',' or (byte)']'))
            {
                Fail(", ]");
                return;
            }

            if (window.Buffer[window.Next++] == ']')
                return;
        }
    }

    private void CloseArray()
    {
        if (!SkipSpace())
            Fail("]");
        else
            window.Next++;
    }

    private void ReadItem(string? pointer)
    {
        itemPointer = pointer;
        window.Mark = window.Next;
        var position = window.PositionOf(window.Next);
        if (!SkipValue(options.MaxItemBytes, isItem: true, out var isWhole))
            return;
        if (!isWhole)
            Report(Rules.ItemTooLarge, position, $"{options.MaxItemBytes}", pointer: pointer is null ? "" : $"{pointer}/{ordinal}");
        else
            slices.Add(new ItemSlice(window.Mark, window.Next - window.Mark, ordinal, pointer, position));
        ordinal++;
        window.Mark = window.Next;
    }

    private void ReadPackage(string itemMember)
    {
        var package = new PackageOutline(options.MaxPackageBytes);
        package.Add("{"u8, window.PositionOf(window.Next++));
        var before = ordinal;
        long? items = null;
        while (ReadMember(package, itemMember, ref items))
        {
        }

        if (failed)
            return;
        Submit();
        sink.EndPackage(package, items is null ? null : ordinal - before);
    }

    // Reads one name and value, or the end of the object; false after the end.
    private bool ReadMember(PackageOutline package, string itemMember, ref long? items)
    {
        if (!SkipSpace())
            return Fail("}");
        if (Current == ',' && package.Members > 0)
        {
            package.Add(","u8, window.PositionOf(window.Next++));
            if (!SkipSpace())
                return Fail("\"");
        }
        else if (Current == '}')
        {
            package.Add("}"u8, window.PositionOf(window.Next++));
            return false;
        }
        else if (package.Members > 0)
        {
            return Fail(", }");
        }

        if (Current != '"' || ReadToken(package) is not { } name)
            return Fail("\"");
        package.Members++;
        if (!SkipSpace() || Current != ':')
            return Fail(":");
        package.Add(":"u8, window.PositionOf(window.Next++));
        if (!SkipSpace())
            return Fail(null);
        if (Current == '[' && ItemMembers.Contains(name))
        {
            package.Add("["u8, window.PositionOf(window.Next++));
            ReadItemArray(name, name == itemMember, ref items);
            if (!failed)
                package.Add("]"u8, window.PositionOf(window.Next - 1));
            return !failed;
        }

        return ReadToken(package) is not null;
    }

    private void ReadItemArray(string name, bool judged, ref long? items)
    {
        window.Mark = window.Next;
        if (judged)
            items ??= 0;
        if (!SkipSpace())
            Fail("]");
        else if (Current == ']')
            window.Next++;
        else if (judged)
            ReadElements($"/{name}");
        else
            SkipElements();
    }

    // The items of a list that this kind of package has no place for: the list is reported, its content is not judged.
    private void SkipElements()
    {
        var scanner = ContainerScanner.Inside;
        int consumed;
        while (!scanner.Advance(window.Rest, out consumed))
        {
            window.Next = window.Mark = window.End;
            if (!Refill())
            {
                Fail("]");
                return;
            }
        }

        window.Next += consumed;
    }

    // Copies a name or value into the outline. Null when the document ends in it; the name's text otherwise.
    private string? ReadToken(PackageOutline package)
    {
        window.Mark = window.Next;
        var position = window.PositionOf(window.Next);
        if (!SkipValue(options.MaxPackageBytes, isItem: false, out var isWhole))
            return null;
        var token = isWhole ? window.Buffer.AsSpan(window.Mark, window.Next - window.Mark) : "null"u8;
        if (!isWhole || !package.Add(token, position))
        {
            Report(Rules.PackageTooLarge, position, $"{options.MaxPackageBytes}");
            package.IsWhole = false;
        }

        var text = token.Length is > 2 and < 200 && token[0] == '"' ? JsonText.Decode(token[1..^1]) : "";
        window.Mark = window.Next;
        return text;
    }

    // Passes one value. What is longer than the limit is let go on the way.
    private bool SkipValue(int limit, bool isItem, out bool isWhole)
    {
        isWhole = true;
        if (Current is not ((byte)'{' or (byte)'[' or (byte)'"'))
            return SkipScalar();
        var scanner = new ContainerScanner();
        int consumed;
        while (!scanner.Advance(window.Rest, out consumed))
        {
            window.Next = window.End;
            if (window.Next - window.Mark > limit)
                isWhole = false;
            if (!isWhole)
                window.Mark = window.End;
            if (!Refill())
                return FailValue(isWhole, isItem);
        }

        window.Next += consumed;
        isWhole &= window.Next - window.Mark <= limit;
        return true;
    }

    // The document ends inside a value. Inside an item a worker can say better where it went wrong.
    private bool FailValue(bool isWhole, bool isItem)
    {
        if (!isWhole || !isItem)
            return Fail(null);
        slices.Add(new ItemSlice(window.Mark, window.Next - window.Mark, ordinal, itemPointer, window.PositionOf(window.Mark)));
        failed = true;
        return false;
    }

    private bool SkipScalar()
    {
        while (true)
        {
            var length = window.Rest.IndexOfAny(ScalarEnd);
            if (length == 0 && window.Next == window.Mark)
                return Fail(null);
            if (length >= 0)
            {
                window.Next += length;
                return true;
            }

            window.Next = window.End;
            if (window.Next - window.Mark > 4096)
                return Fail(null);
            if (!Refill())
                return true;
        }
    }

    // Items one a line can be told apart by the line ends, which no mistake inside a line can hide.
    private bool IsLines()
    {
        if (failed || ordinal != 1 || slices.Count != 1 || slices[0].Pointer is not null || sink.Plan!.ItemMember is not null)
            return false;
        var slice = slices[0];
        if (window.Buffer.AsSpan(slice.Start, slice.Length).IndexOf((byte)'\n') >= 0)
            return false;
        var rest = window.Rest.TrimStart(" \t\r"u8);
        return rest.StartsWith("\n"u8);
    }

    private void ReadLines()
    {
        while (SkipSpace())
        {
            window.Mark = window.Next;
            var position = window.PositionOf(window.Next);
            var isWhole = SkipLine();
            var line = window.Buffer.AsSpan(window.Mark, window.Next - window.Mark).TrimEnd(" \t\r"u8);
            if (isWhole)
                slices.Add(new ItemSlice(window.Mark, line.Length, ordinal, null, position));
            else
                Report(Rules.ItemTooLarge, position, $"{options.MaxItemBytes}");
            ordinal++;
            window.Mark = window.Next;
        }
    }

    private bool SkipLine()
    {
        var isWhole = true;
        while (true)
        {
            var end = window.Rest.IndexOf((byte)'\n');
            window.Next = end >= 0 ? window.Next + end : window.End;
            if (window.Next - window.Mark > options.MaxItemBytes)
                isWhole = false;
            if (end >= 0)
                return isWhole;
            if (!isWhole)
                window.Mark = window.Next;
            if (!Refill())
                return isWhole;
        }
    }

    private bool SkipSpace()
    {
        while (true)
        {
            var length = window.Rest.IndexOfAnyExcept(Space);
            if (length >= 0)
            {
                window.Next += length;
                return true;
            }

            window.Next = window.Mark = window.End;
            if (!Refill())
                return false;
        }
    }

    private bool Refill()
    {
        if (slices.Count == 0)
            return window.Refill();
        if (window.IsEnded)
            return false;
        Submit();
        return window.Refill();
    }

    private void Submit()
    {
        if (slices.Count == 0)
            return;
        var batch = new Batch(window.Detach(), slices);
        slices = [];
        sink.Submit(batch);
    }

    private bool Fail(string? expected)
    {
        if (failed)
            return false;
        failed = true;
        var found = window.Next < window.End ? Encoding.UTF8.GetString(window.Rest[..Math.Min(40, window.Rest.Length)]) : null;
        Report(Rules.InvalidJson, window.PositionOf(window.Next), expected, found);
        return false;
    }

    // After the items before it, so that notices keep the document's order.
    private void Report(Rule rule, DocumentPosition position, string? expected, string? value = null, string pointer = "")
    {
        Submit();
        sink.Report(rule, position, expected, value, pointer);
    }
}
