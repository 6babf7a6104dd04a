using OpenContracting.Publications.Bulk;
using Parquet;
using Parquet.Schema;

namespace OpenContracting.Jobs.Publications.Bulk;

/// <summary>Writes projects as Parquet, some thousand rows at a time; columns are named as in CSV, with _ for /.</summary>
public static class ProjectParquet
{
    private const int RowGroup = 20_000;

    private static readonly ParquetSchema Schema = new([.. ProjectColumn.All.Select(Field)]);

    /// <returns>How many projects were written.</returns>
    public static async Task<long> WriteAsync(Stream output, IAsyncEnumerable<ProjectLine> lines, CancellationToken cancellation)
    {
        // The writer asks where it is, and chunks say so, but only ahead.
        await using var file = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
        var rows = 0L;
        await using (var writer = await ParquetWriter.CreateAsync(Schema, file, cancellationToken: cancellation))
        {
            var group = new List<ProjectLine>(RowGroup);
            await foreach (var line in lines.WithCancellation(cancellation))
            {
                group.Add(line);
                rows++;
                if (group.Count == RowGroup)
                    await WriteAsync(writer, group, cancellation);
            }

            await WriteAsync(writer, group, cancellation);
        }

        file.Position = 0;
        file.CopyTo(output);
        return rows;
    }

    private static DataField Field(ProjectColumn column)
    {
        var name = column.Name.Replace('/', '_');
        return column.Type switch
        {
            "integer" => new DataField(name, typeof(int), isNullable: true),
            "number" => new DataField(name, typeof(double), isNullable: true),
            "datetime" => new DataField(name, typeof(DateTime), isNullable: true),
            _ => new DataField(name, typeof(string), isNullable: true),
        };
    }

    private static async Task WriteAsync(ParquetWriter writer, List<ProjectLine> lines, CancellationToken cancellation)
    {
        if (lines.Count == 0)
            return;
        using var group = writer.CreateRowGroup();
        for (var index = 0; index < ProjectColumn.All.Count; index++)
        {
            var (column, field) = (ProjectColumn.All[index], Schema.DataFields[index]);
            var values = lines.Select(column.Value);
            await (column.Type switch
            {
                "integer" => group.WriteAsync<int>(field, values.Select(value => (int?)value).ToArray(), cancellationToken: cancellation),
                "number" => group.WriteAsync<double>(
                    field, values.Select(value => value is null ? (double?)null : Convert.ToDouble(value)).ToArray(), cancellationToken: cancellation),
                "datetime" => group.WriteAsync<DateTime>(
                    field, values.Select(value => (value as DateTimeOffset?)?.UtcDateTime).ToArray(), cancellationToken: cancellation),
                _ => group.WriteAsync(field, values.Select(value => (string)value!).ToArray()),
            });
        }

        group.CompleteValidate();
        lines.Clear();
    }
}
