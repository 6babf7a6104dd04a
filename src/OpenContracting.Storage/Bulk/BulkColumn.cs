using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace OpenContracting.Storage.Bulk;

/// <summary>A column, and how an entity's value for it is read and converted as the provider stores it.</summary>
internal sealed class BulkColumn(string name, IProperty property)
{
    private readonly ValueConverter? converter = property.GetTypeMapping().Converter;
    private readonly Func<object, object?> read = property.PropertyInfo!.GetValue;

    /// <summary>Quoted: some names, such as <c>from</c>, are words of SQL.</summary>
    public string Name { get; } = $"\"{name}\"";

    public object Value(object row)
    {
        var value = read(row);
        return (converter is null ? value : converter.ConvertToProvider(value)) ?? DBNull.Value;
    }
}
