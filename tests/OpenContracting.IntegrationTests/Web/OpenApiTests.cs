using System.Text.Json;
using OpenContracting.Tests;

namespace OpenContracting.IntegrationTests.Web;

public sealed class OpenApiTests
{
    private const string Update = "OPENCONTRACTING_UPDATE_OPENAPI";

    private static readonly string Kept = Path.Combine(RepositoryFiles.Root, "src", "OpenContracting.Web", "Api", "openapi.json");

    [Fact]
    public async Task TheDocumentInTheRepositoryIsTheOneThatIsServed()
    {
        await using var portal = await RunningPortal.StartRealAsync();
        var served = (await portal.Client.GetStringAsync("/api/v1/openapi.json")).ReplaceLineEndings("\n").TrimEnd() + "\n";
        if (Environment.GetEnvironmentVariable(Update) is not null)
            await File.WriteAllTextAsync(Kept, served);

        Assert.True(
            served == await File.ReadAllTextAsync(Kept),
            $"The API has changed. Look at the change in src/OpenContracting.Web/Api/openapi.json after running this test with {Update}=1.");
    }

    [Fact]
    public async Task TheDocumentIsOpenApi31WithANameAndASummaryForEveryOperation()
    {
        using var document = JsonDocument.Parse(await File.ReadAllBytesAsync(Kept));

        Assert.StartsWith("3.1", document.RootElement.GetProperty("openapi").GetString());
        var operations = document.RootElement.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject()).ToList();
        Assert.NotEmpty(operations);
        Assert.All(operations, operation => Assert.False(string.IsNullOrEmpty(operation.Value.GetProperty("operationId").GetString())));
        Assert.All(operations, operation => Assert.False(string.IsNullOrEmpty(operation.Value.GetProperty("summary").GetString())));
    }

    [Fact]
    public void TheFilterGrammarAndItsDescriptionNameTheSameParameters() => Assert.Equal(
        OpenContracting.Web.Queries.ProjectFilter.Parameters.Concat(["limit", "cursor"]).Order(),
        OpenContracting.Web.Api.ProjectListParameters.All.Select(parameter => parameter.Name).Order());
}
