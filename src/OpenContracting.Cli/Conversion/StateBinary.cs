using OpenContracting.Releases;

namespace OpenContracting.Cli.Conversion;

/// <summary>A state as it lies in the files of a <see cref="StateSpool"/>.</summary>
internal static class StateBinary
{
    public static void Write(BinaryWriter writer, ProcessState state)
    {
        var release = state.Release;
        writer.Write(state.Source);
        writer.Write(state.Adapter);
        WriteDate(writer, state.ExportDate);
        writer.Write7BitEncodedInt(state.UnknownTables.Count);
        foreach (var table in state.UnknownTables)
            writer.Write(table);
        writer.Write(release.ProcessKey);
        WriteText(writer, release.Ocid);
        WriteText(writer, release.ExternalReference);
        writer.Write(release.Id);
        WriteDate(writer, release.Date);
        WriteBytes(writer, release.Json.Span);
        WriteBytes(writer, release.Provenance.Span);
    }

    public static ProcessState Read(BinaryReader reader) => new()
    {
        Source = reader.ReadString(),
        Adapter = reader.ReadString(),
        ExportDate = ReadDate(reader),
        UnknownTables = ReadTexts(reader),
        Release = new ReleaseDocument
        {
            ProcessKey = reader.ReadString(),
            Ocid = ReadText(reader),
            ExternalReference = ReadText(reader),
            Id = reader.ReadString(),
            Date = ReadDate(reader)!.Value,
            Json = ReadBytes(reader),
            Provenance = ReadBytes(reader),
        },
    };

    private static string[] ReadTexts(BinaryReader reader)
    {
        var texts = new string[reader.Read7BitEncodedInt()];
        for (var index = 0; index < texts.Length; index++)
            texts[index] = reader.ReadString();
        return texts;
    }

    private static void WriteText(BinaryWriter writer, string? text)
    {
        writer.Write(text is not null);
        if (text is not null)
            writer.Write(text);
    }

    private static string? ReadText(BinaryReader reader) => reader.ReadBoolean() ? reader.ReadString() : null;

    private static void WriteDate(BinaryWriter writer, DateTimeOffset? date)
    {
        writer.Write(date is not null);
        if (date is not { } known)
            return;
        writer.Write(known.Ticks);
        writer.Write((short)known.TotalOffsetMinutes);
    }

    private static DateTimeOffset? ReadDate(BinaryReader reader) =>
        reader.ReadBoolean() ? new DateTimeOffset(reader.ReadInt64(), TimeSpan.FromMinutes(reader.ReadInt16())) : null;

    private static byte[] ReadBytes(BinaryReader reader)
    {
        var bytes = GC.AllocateUninitializedArray<byte>(reader.Read7BitEncodedInt());
        reader.BaseStream.ReadExactly(bytes);
        return bytes;
    }

    private static void WriteBytes(BinaryWriter writer, ReadOnlySpan<byte> bytes)
    {
        writer.Write7BitEncodedInt(bytes.Length);
        writer.Write(bytes);
    }
}
