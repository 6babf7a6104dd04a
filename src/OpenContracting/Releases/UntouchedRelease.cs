using System.Text;
using System.Text.Encodings.Web;
using OpenContracting.Exports;
using OpenContracting.Json;
using OpenContracting.Releases.Merging;
using OpenContracting.Releases.Rules;

namespace OpenContracting.Releases;

/// <summary>Tells, by one look at its values, whether a release as given leaves <see cref="ReleaseBuilder"/> as it came in; most do.</summary>
/// <remarks>
/// It errs on one side: what it cannot say for sure, the long way finds out, which makes an object of each value. A release that it
/// lets through is byte for byte what the long way writes, white space apart, which it takes out itself.
/// </remarks>
internal sealed class UntouchedRelease
{
    private const int LargestKept = 1 << 16;
    private const int FewMembers = 16;
    private const int MostParties = 256;

    private static readonly Dictionary<uint, (byte[] Name, NameKind Kind)> Names = NamesOf();


    [ThreadStatic]
    private static UntouchedRelease? kept;

    private readonly JsonItem item = new();
    private readonly ReleaseReader reader = new();

    private JsonValue Release => item.Root;

    private enum NameKind
    {
        Text,

        /// <summary>Holds a code: a number in it that looks personal is none.</summary>
        Code,

        /// <summary>Holds what something is found by elsewhere.</summary>
        Id,

        /// <summary>Holds the address of a file or a page.</summary>
        Url,

        /// <summary>Holds a date.</summary>
        Date,

        /// <summary>Holds how to reach somebody.</summary>
        Contact,

        /// <summary>Holds an organization or a person.</summary>
        Organization,

        /// <summary>An array whose members have an id each.</summary>
        WithIds,
    }

    /// <summary>The release as it is to be kept, with its id and its date; null when a rule may find something in it.</summary>
    public static GivenRelease? Read(ReadOnlyMemory<byte> json) => Read(json, static _ => true, out _);

    /// <summary>The same, and what else is to be known of the release, from one reading of its bytes.</summary>
    /// <exception cref="System.Text.Json.JsonException">The bytes are not one well-formed JSON value.</exception>
    public static GivenRelease? Read<T>(ReadOnlyMemory<byte> json, Func<JsonItem, T> tell, out T told)
    {
        var look = kept ?? new UntouchedRelease();
        kept = null;
        try
        {
            look.reader.Read(look.item, json);
            told = tell(look.item);
            return look.Find();
        }
        finally
        {
            look.item.Reset(default);
            if (look.item.Entries.Length <= LargestKept)
                kept = look;
        }
    }

    private GivenRelease? Find()
    {
        if (!Release.IsObject || !HasHead() || !HasOnlyPlainCharacters() || !HasFoundReferences())
            return null;
        var length = Walk(Release, NameKind.Text);
        if (length < 0)
            return null;
        return new(length == item.Bytes.Length ? item.Bytes : Compact(length), Release["id"u8].GetString()!, Release["date"u8].GetString()!);
    }

    // What Shapes.AsGiven and MissingIds would put in where it is missing.
    private bool HasHead()
    {
        if (Release["date"u8] is not { IsString: true, IsEmpty: false } || Release["id"u8] is not { IsString: true, IsEmpty: false }
            || Release["tag"u8] is not { IsArray: true, IsEmpty: false } || !Release["initiationType"u8].Exists)
            return false;
        if (Release["contracts"u8] is not { IsArray: true } contracts)
            return true;
        foreach (var contract in contracts.Elements)
            if (contract.IsObject && !contract["awardID"u8].Exists)
                return false;
        return !contracts.IsEmpty;
    }

    /// <summary>Whether every character is written as it is, and none is the mark of damaged encoding (Â, Ã, â).</summary>
    private bool HasOnlyPlainCharacters()
    {
        var rest = item.Bytes.Span;
        for (var at = rest.IndexOfAnyInRange((byte)0x7F, (byte)0xFF); at >= 0; at = rest.IndexOfAnyInRange((byte)0x7F, (byte)0xFF))
        {
            rest = rest[at..];
            if (Rune.DecodeFromUtf8(rest, out var rune, out var length) != System.Buffers.OperationStatus.Done
                || rune.Value is 'Â' or 'Ã' or 'â' || JavaScriptEncoder.UnsafeRelaxedJsonEscaping.WillEncode(rune.Value))
                return false;
            rest = rest[length..];
        }

        return true;
    }

    /// <summary>Whether each organization referred to is among the parties with the role it is referred to in.</summary>
    private bool HasFoundReferences()
    {
        var parties = Release["parties"u8];
        if (parties.IsArray && parties.Elements.Count > MostParties)
            return false;
        var tender = Release["tender"u8];
        if (!IsParty(Release["buyer"u8], "buyer"u8) || !IsParty(tender["procuringEntity"u8], "procuringEntity"u8)
            || !AreParties(tender["tenderers"u8], "tenderer"u8))
            return false;
        foreach (var award in Release["awards"u8].Elements)
            if (!AreParties(award["suppliers"u8], "supplier"u8))
                return false;
        foreach (var bid in Release["bids"u8]["details"u8].Elements)
            if (!AreParties(bid["tenderers"u8], "tenderer"u8))
                return false;
        foreach (var contract in Release["contracts"u8].Elements)
            foreach (var transaction in contract["implementation"u8]["transactions"u8].Elements)
                if (!IsParty(transaction["payer"u8], "payer"u8) || !IsParty(transaction["payee"u8], "payee"u8))
                    return false;
        return !parties.IsArray || HasOwnIds(parties);
    }

    private bool AreParties(JsonValue references, ReadOnlySpan<byte> role)
    {
        foreach (var reference in references.Elements)
            if (!IsParty(reference, role))
                return false;
        return true;
    }

    private bool IsParty(JsonValue reference, ReadOnlySpan<byte> role)
    {
        var id = reference["id"u8];
        if (!id.Exists)
            return true;
        if (!id.IsString)
            return false;
        foreach (var party in Release["parties"u8].Elements)
            if (party["id"u8].SameText(id))
                return HasRole(party, role);
        return false;
    }

    private static bool HasRole(JsonValue party, ReadOnlySpan<byte> role)
    {
        foreach (var known in party["roles"u8].Elements)
            if (known.Is(role))
                return true;
        return false;
    }

    /// <summary>Every reference was found by a party's id; a party whose identifier another is found by would still take that for its id.</summary>
    private bool HasOwnIds(JsonValue parties)
    {
        foreach (var party in parties.Elements)
        {
            if (!party.IsObject)
                continue;
            if (party["id"u8] is { Exists: true, IsString: false })
                return false;
            var identifier = party["identifier"u8]["id"u8];
            if (!identifier.Exists)
                continue;
            if (identifier.IsString && identifier.SameText(party["id"u8]))
                continue;
            if (!identifier.IsString)
                return false;
            foreach (var other in parties.Elements)
                if (other["id"u8].SameText(identifier))
                    return false;
        }

        return true;
    }

    /// <summary>The length of the value written without white space; -1 when a rule may find something in it.</summary>
    private int Walk(JsonValue value, NameKind name)
    {
        if (value.IsString)
            return IsKept(value, name) ? value.Raw.Length : -1;
        if (value.IsObject)
            return WalkObject(value, name);
        return value.IsArray ? WalkArray(value, name) : value.Raw.Length;
    }

    private int WalkObject(JsonValue value, NameKind name)
    {
        if (value.HasEscapedName || (name == NameKind.Organization && !KeepsNumbers(value)) || Repetition.OfNames(value))
            return -1;
        var length = 1;
        foreach (var property in value.Properties)
        {
            var kind = property.HasEscapedName ? NameKind.Contact : KindOf(property);
            if (kind == NameKind.Contact)
                return -1;
            var inner = Walk(property, kind);
            if (inner < 0)
                return -1;
            length += property.RawName.Length + 4 + inner;
        }

        return Math.Max(length, 2);
    }

    private int WalkArray(JsonValue array, NameKind name)
    {
        if (name == NameKind.WithIds && !HasOwnIdEach(array))
            return -1;
        var areParties = array.NameIs("parties"u8) && array.Parent == Release;
        var length = 1;
        foreach (var member in array.Elements)
        {
            if (areParties && !KeepsNumbers(member))
                return -1;
            var inner = Walk(member, name);
            if (inner < 0)
                return -1;
            length += inner + 1;
        }

        return Math.Max(length, 2);
    }

    private static bool HasOwnIdEach(JsonValue array)
    {
        var count = 0;
        HashSet<ulong>? more = null;
        foreach (var member in array.Elements)
        {
            if (!member.IsObject)
                continue;
            if (member["id"u8] is not { IsString: true, IsEmpty: false } id || id.IsEscaped || id.Is("null"u8))
                return false;
            if (count++ == FewMembers)
                more = Hashes(array, FewMembers);
            if (more is not null ? !more.Add(StringHash.Of(id)) : IsRepeated(array, member, id))
                return false;
        }

        return true;
    }

    private static bool IsRepeated(JsonValue array, JsonValue member, JsonValue id)
    {
        foreach (var earlier in array.Elements)
        {
            if (earlier == member)
                return false;
            if (earlier["id"u8].SameText(id))
                return true;
        }

        return false;
    }

    private static HashSet<ulong> Hashes(JsonValue array, int first)
    {
        var hashes = new HashSet<ulong>();
        foreach (var member in array.Elements)
            if (member.IsObject && first-- > 0)
                hashes.Add(StringHash.Of(member["id"u8]));
        return hashes;
    }

    /// <summary>Whether no number of an organization is a person's.</summary>
    private static bool KeepsNumbers(JsonValue organization)
    {
        if (PersonNumbers.Remembered.Has(organization["id"u8]) || PersonNumbers.Remembered.Has(organization["identifier"u8]["id"u8]))
            return false;
        foreach (var identifier in organization["additionalIdentifiers"u8].Elements)
            if (PersonNumbers.Remembered.Has(identifier["id"u8]))
                return false;
        return true;
    }

    private static bool IsKept(JsonValue text, NameKind name)
    {
        if (text.IsEscaped && !HasOnlyShortEscapes(text.RawText))
            return false;
        if (name == NameKind.Code || (!text.IsEscaped && Impersonal.Surely(text.RawText) && !(name == NameKind.Url && text.RawText.Contains((byte)'%'))))
            return true;
        if (!text.IsEscaped && (name == NameKind.Id && Impersonal.SurelyAsId(text.RawText) || name == NameKind.Url && Impersonal.SurelyAsUrl(text.RawText)))
            return true;
        var read = text.GetString()!;
        return name switch
        {
            NameKind.Id => Privacy.ReplaceInId(read, _ => "") == read,
            NameKind.Url => Privacy.MaskUrl(read) == read,
            NameKind.Date => PersonalData.IsDate(read) || Privacy.Mask(read) == read,
            _ => Privacy.Mask(read) == read,
        };
    }

    /// <summary>Whether each escape is one that is written the same way again.</summary>
    private static bool HasOnlyShortEscapes(ReadOnlySpan<byte> text)
    {
        for (var at = text.IndexOf((byte)'\\'); at >= 0; at = text.IndexOf((byte)'\\'))
        {
            if (text[at + 1] is not ((byte)'n' or (byte)'r' or (byte)'t' or (byte)'"' or (byte)'\\'))
                return false;
            text = text[(at + 2)..];
        }

        return true;
    }

    private byte[] Compact(int length)
    {
        var compact = new byte[length];
        var written = 0;
        Write(Release, compact, ref written);
        return compact;
    }

    private static void Write(JsonValue value, byte[] target, ref int written)
    {
        if (!value.IsObject && !value.IsArray)
        {
            Append(value.Raw, target, ref written);
            return;
        }

        target[written++] = value.IsObject ? (byte)'{' : (byte)'[';
        var isFirst = true;
        foreach (var child in value.IsObject ? value.Properties : value.Elements)
        {
            if (!isFirst)
                target[written++] = (byte)',';
            isFirst = false;
            if (value.IsObject)
            {
                target[written++] = (byte)'"';
                Append(child.RawName, target, ref written);
                target[written++] = (byte)'"';
                target[written++] = (byte)':';
            }

            Write(child, target, ref written);
        }

        target[written++] = value.IsObject ? (byte)'}' : (byte)']';
    }

    private static void Append(ReadOnlySpan<byte> bytes, byte[] target, ref int written)
    {
        bytes.CopyTo(target.AsSpan(written));
        written += bytes.Length;
    }

    private static NameKind KindOf(JsonValue property) =>
        Names.TryGetValue(property.NameKey, out var known) && property.RawName.SequenceEqual(known.Name) ? known.Kind : NameKind.Text;

    private static Dictionary<uint, (byte[] Name, NameKind Kind)> NamesOf()
    {
        var names = new Dictionary<uint, (byte[], NameKind)>();
        Add(PersonalData.Codes, NameKind.Code);
        Add(PersonalData.Ids, NameKind.Id);
        Add(PersonalData.Urls, NameKind.Url);
        Add(PersonalData.Dates, NameKind.Date);
        Add(PersonalData.Contacts, NameKind.Contact);
        Add(PersonalData.ExtensionPlaces, NameKind.Organization);
        Add(MissingIds.Arrays, NameKind.WithIds);
        return names;

        void Add(IEnumerable<string> texts, NameKind kind)
        {
            foreach (var text in texts)
                names.Add(JsonName.Key(Encoding.UTF8.GetBytes(text)), (Encoding.UTF8.GetBytes(text), kind));
        }
    }
}
