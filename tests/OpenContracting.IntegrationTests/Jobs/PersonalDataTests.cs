using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using OpenContracting.IntegrationTests.Support;
using OpenContracting.Jobs.Exports;
using OpenContracting.Jobs.Projects;
using OpenContracting.Jobs.Publications;
using OpenContracting.Jobs.Releases;
using OpenContracting.Storage.Publications;

namespace OpenContracting.IntegrationTests.Jobs;

public sealed class PersonalDataTestsOnSqlite() : PersonalDataTests(Database.Sqlite);

public sealed class PersonalDataTestsOnPostgreSql() : PersonalDataTests(Database.PostgreSql);

/// <summary>Of what an export says of a person, only the name is in anything the instance keeps for the public.</summary>
public abstract class PersonalDataTests(Database kind) : DatabaseTests(kind)
{
    private static readonly string[] Traces = ["8-123-4567", "6123-4567", "ana@example.org", "Calle Inventada"];

    [DatabaseFact]
    public async Task NothingOfAPersonIsInAnyOutput()
    {
        await using var chain = await ChainHost.StartAsync(TestDatabase);
        await chain.DeliverAsync(Planted());
        await chain.DeliverAsync(
            Encoding.UTF8.GetBytes("numProceso,titulo,nombreEntidad\nsin número,\"Llamar al 6123-4567, cédula 8-123-4567\",ana@example.org\n"), "list.csv");
        await chain.FinishAsync();

        var outputs = await OutputsAsync();
        Assert.Contains(outputs, output => output.StartsWith("quarantine", StringComparison.Ordinal));
        Assert.Contains(outputs, output => output.StartsWith("origins", StringComparison.Ordinal) && output.Contains("person-id-replaced"));
        Assert.Contains(outputs, output => output.StartsWith("file package.json", StringComparison.Ordinal) && output.Contains("Ana Ejemplo"));
        foreach (var name in new[] { "full/projects.jsonl.gz", "ocds-records.json.gz", "ocds-releases.json.gz", "tables.csv.zip parties", "projects.xlsx xl/" })
            Assert.Contains(outputs, output => output.StartsWith("file bulk/", StringComparison.Ordinal) && output.Contains(name, StringComparison.Ordinal));
        Assert.All(outputs, output => Assert.All(Traces, trace => Assert.DoesNotContain(trace, output)));
    }

    private static byte[] Planted()
    {
        var package = JsonNode.Parse(ReleasePackages.Make(3, 3, new(2026, 3, 2, 14, 0, 0, TimeSpan.Zero)))!;
        var release = package["releases"]![0]!.AsObject();
        release["tender"]!["description"] = "Consultas: Ana, cédula 8-123-4567, celular 6123-4567, ana@example.org";
        release["tender"]!["contactPoint"] = JsonNode.Parse("""{"name":"Ana","email":"ana@example.org","telephone":"6123-4567"}""");
        release["tender"]!["documents"] = JsonNode.Parse("""[{"id":"d","title":"Carta de 8-123-4567","url":"https://example.org/d.pdf"}]""");
        release["parties"]!.AsArray().Add(JsonNode.Parse(
            """
            {"id":"8-123-4567","name":"Ana Ejemplo","roles":["supplier"],"identifier":{"scheme":"PA-RUC","id":"8-123-4567"},
             "address":{"streetAddress":"Calle Inventada 5"},"contactPoint":{"email":"ana@example.org"}}
            """));
        // Known for a person by the number in this release, and without it in the next.
        release["parties"]!.AsArray().Add(JsonNode.Parse("""{"id":"P-7","name":"Eva Ejemplo","roles":["tenderer"],"identifier":{"scheme":"PA-RUC","id":"8-123-45678"}}"""));
        var next = release.DeepClone();
        next["id"] = "next";
        next["date"] = "2026-05-01T00:00:00Z";
        next["parties"] = JsonNode.Parse("""[{"id":"P-7","name":"Eva Ejemplo","roles":["tenderer"],"address":{"streetAddress":"Calle Inventada 7"}}]""");
        next.AsObject().Remove("awards");
        package["releases"]!.AsArray().Add(next);
        release["awards"] = JsonNode.Parse(
            """[{"id":"a","status":"active","value":{"amount":90000,"currency":"PAB"},"suppliers":[{"id":"8-123-4567","name":"Ana Ejemplo"}]}]""");
        return JsonSerializer.SerializeToUtf8Bytes(package);
    }

    private async Task<List<string>> OutputsAsync()
    {
        await using var db = Open();
        var outputs = new List<string>();
        var rows = await db.Releases.AsNoTracking().ToListAsync();
        outputs.AddRange(rows.Select(row => $"provenance {Text(Deflated.Unpack(row.Provenance))}"));
        foreach (var process in rows.GroupBy(row => row.ProcessKey))
            outputs.AddRange(StoredHistory.Of([.. process]).Releases.Select(release => $"release {Text(release.Json.ToArray())}"));
        foreach (var row in await db.ContractingProcesses.AsNoTracking().ToListAsync())
            outputs.Add($"process {Text(row.Compiled)} {Text(row.Reasons)} {Text(row.GroupingFacts)}");
        foreach (var row in await db.Projects.AsNoTracking().ToListAsync())
            outputs.Add($"project {Text(row.Json)} {Text(row.Findings)} {row.Title} {row.Description} {row.SearchText} {string.Join(' ', row.SupplierIds)} {string.Join(' ', row.SupplierNames)}");
        foreach (var row in await db.ProjectVersions.AsNoTracking().ToListAsync())
            outputs.Add($"version {Text(row.Json)}");
        foreach (var row in await db.ExportQuarantine.AsNoTracking().ToListAsync())
            outputs.Add($"quarantine {row.Value} {row.Raw}");
        foreach (var row in await db.Publications.AsNoTracking().ToListAsync())
            outputs.Add($"report {Text(row.Report)}");
        var origins = new ValueOrigins(db, () => new Publisher { Address = "https://obras.example.org" });
        foreach (var id in await db.Projects.Select(project => project.ProjectId).ToListAsync())
            if (await origins.OfProjectAsync(id, default) is { } known)
                outputs.Add($"origins {string.Join('\n', known.Sources!)} {string.Join('\n', known.Cells)}");
        foreach (var file in (await Outcome.PublishedFilesAsync(TestDatabase)).Where(file => file.Encoding == "identity"))
        {
            await using var stream = new PublicationStream(TestDatabase.Contexts, file);
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes);
            outputs.AddRange(Unpacked(file.Name, bytes.ToArray()).Select(part => $"file {part.Name} {Text(part.Bytes)}"));
        }

        return outputs;
    }

    /// <summary>What a file holds, packed files as what is in them.</summary>
    private static IEnumerable<(string Name, byte[] Bytes)> Unpacked(string name, byte[] bytes)
    {
        if (name.EndsWith(".gz", StringComparison.Ordinal))
            yield return (name, Read(new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress)));
        else if (name.EndsWith(".zip", StringComparison.Ordinal) || name.EndsWith(".xlsx", StringComparison.Ordinal))
        {
            using var archive = new ZipArchive(new MemoryStream(bytes));
            foreach (var entry in archive.Entries)
                yield return ($"{name} {entry.FullName}", Read(entry.Open()));
        }
        else
            yield return (name, bytes);
    }

    private static byte[] Read(Stream packed)
    {
        using var bytes = new MemoryStream();
        packed.CopyTo(bytes);
        packed.Dispose();
        return bytes.ToArray();
    }

    private static string Text(byte[]? bytes) => Encoding.UTF8.GetString(bytes ?? []);
}
