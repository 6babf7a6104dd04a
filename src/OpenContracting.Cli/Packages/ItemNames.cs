using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace OpenContracting.Cli.Packages;

/// <summary>Which items were seen: by their bytes, and by what they are called.</summary>
public sealed class ItemNames(string kind)
{
    private readonly HashSet<UInt128> contents = [];
    private readonly Dictionary<UInt128, string> firstFile = [];

    /// <summary>Whether an item with the same bytes was seen before.</summary>
    public bool IsCopy(ReadOnlySpan<byte> item) => !contents.Add(Hash(item));

    /// <summary>The name of an item whose name another item had before, and the file of that one; null for a new name or none.</summary>
    public (string Name, string File)? Repeated(ReadOnlySpan<byte> item, string file)
    {
        if (NameOf(item) is not { } name)
            return null;
        var hash = Hash(Encoding.UTF8.GetBytes(name));
        if (firstFile.TryAdd(hash, file))
            return null;
        return (name, firstFile[hash]);
    }

    /// <summary>A project's id, a release's ocid and id, a record's ocid.</summary>
    private string? NameOf(ReadOnlySpan<byte> item)
    {
        var (id, ocid) = ((string?)null, (string?)null);
        try
        {
            var reader = new Utf8JsonReader(item, new JsonReaderOptions { MaxDepth = 256 });
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return null;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isId = reader.ValueTextEquals("id"u8);
                var isOcid = reader.ValueTextEquals("ocid"u8);
                reader.Read();
                if ((isId || isOcid) && reader.TokenType is JsonTokenType.String or JsonTokenType.Number)
                {
                    var text = reader.TokenType == JsonTokenType.String ? reader.GetString() : Encoding.UTF8.GetString(reader.ValueSpan);
                    (id, ocid) = isId ? (text, ocid) : (id, text);
                }

                reader.Skip();
            }
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            return null;
        }

        return kind switch
        {
            PackageInput.Projects => id,
            PackageInput.Records => ocid,
            _ => ocid is null || id is null ? null : $"{ocid} {id}",
        };
    }

    private static UInt128 Hash(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(bytes, hash);
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }
}
