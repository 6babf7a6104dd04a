using System.Globalization;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace OpenContracting.Storage.Sqlite;

/// <summary>A point in time as UTC text of fixed width, which sorts as time does; microseconds, as PostgreSQL keeps them.</summary>
internal sealed class UtcText() : ValueConverter<DateTimeOffset, string>(
    time => time.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture),
    text => DateTimeOffset.ParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal))
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";
}
