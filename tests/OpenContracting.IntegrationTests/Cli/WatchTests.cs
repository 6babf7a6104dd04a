using OpenContracting.Cli;
using OpenContracting.Cli.Terminal;
using OpenContracting.Cli.Validation;
using OpenContracting.Exports;
using OpenContracting.Validation;

namespace OpenContracting.IntegrationTests.Cli;

/// <summary>What <c>occ validate --watch</c> tells when a file is saved.</summary>
public sealed class WatchTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("occ-").FullName;

    [Fact]
    public async Task ASavedFileIsNamedWithWhatIsNewAndWhatIsMended()
    {
        var file = Save("""{"id": "oc4ids-bu3kcz-1", "title": 5}""");
        using var inner = new StringWriter { NewLine = "\n" };
        var output = TextWriter.Synchronized(inner);
        using var stop = new CancellationTokenSource();
        var watching = new FileValidation(new Session("es", output, output))
        {
            Inputs = [new Input(ExportFile.At(file), true)],
            Outputs = [new ReportOutput(null, Path.Combine(folder, "report.txt"))],
            Options = new ValidationOptions { KeptPerCode = int.MaxValue, SchemaOnly = true },
            FailOn = "error",
            Quiet = true,
        }.WatchAsync(stop.Token);
        await Until("Ctrl+C");

        Save("""{"id": "oc4ids-bu3kcz-1", "title": "Puente", "status": 7}""");
        await Until("Corregidos\n    ");
        await stop.CancelAsync();

        Assert.Equal(ExitCode.Ok, await watching);
        var told = Read();
        Assert.Matches(@"\d\d:\d\d:\d\d  Se guardó \S*package\.json\n  Nuevos: 1; corregidos: 1; siguen: 0\n", told);
        Assert.Matches(@"  Nuevos\n    1:\d+  Aquí debe ir un texto; se encontró 7\.\s+/status\s+\(wrong-type\)\n", told);
        Assert.Matches(@"  Corregidos\n    1:\d+  Aquí debe ir un texto; se encontró 5\.\s+/title\s+\(wrong-type\)\n", told);

        async Task Until(string text)
        {
            for (var tries = 0; !Read().Contains(text); tries++)
            {
                Assert.True(tries < 600, Read());
                await Task.Delay(50);
            }
        }

        string Read()
        {
            lock (output)
                return inner.ToString();
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Save(string content)
    {
        var path = Path.Combine(folder, "package.json");
        File.WriteAllText(path + ".new", content);
        File.Move(path + ".new", path, overwrite: true);
        return path;
    }
}
