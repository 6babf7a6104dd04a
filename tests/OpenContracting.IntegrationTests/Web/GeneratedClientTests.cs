using System.Reflection;
using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NJsonSchema.CodeGeneration.CSharp;
using NSwag;
using NSwag.CodeGeneration.CSharp;
using OpenContracting.IntegrationTests.Support;
using OpenContracting.Tests;

namespace OpenContracting.IntegrationTests.Web;

/// <summary>A client that somebody else's generator makes of the kept OpenAPI document: it compiles, lists projects and reads one.</summary>
[Collection(PortalOnSqlite.Name)]
public sealed class GeneratedClientTests(PublishedPortalOnSqlite shared)
{
    [DatabaseFact]
    public async Task AClientMadeByNSwagCompilesAndReadsAProject()
    {
        var document = await OpenApiDocument.FromFileAsync(Path.Combine(RepositoryFiles.Root, "src", "OpenContracting.Web", "Api", "openapi.json"));
        var settings = new CSharpClientGeneratorSettings { ClassName = "Client", CSharpGeneratorSettings = { Namespace = "Generated", JsonLibrary = CSharpJsonLibrary.SystemTextJson } };
        var type = Compile(new CSharpClientGenerator(document, settings).GenerateFile()).GetType("Generated.Client")!;
        var client = Activator.CreateInstance(type, shared.Portal.Client)!;
        type.GetProperty("BaseUrl")!.SetValue(client, shared.Portal.Address);

        var list = await AskAsync(client, "ListProjectsAsync", ("limit", 3));
        var listed = list.GetProperty("projects").EnumerateArray().ToList();
        var project = await AskAsync(client, "GetProjectAsync", ("id", listed[0].GetProperty("id").GetString()!));

        Assert.Equal(3, listed.Count);
        foreach (var name in new[] { "id", "title" })
            Assert.Equal(listed[0].GetProperty(name).GetString(), project.GetProperty(name).GetString());
        Assert.NotEqual(0, project.GetProperty("contractingProcesses").GetArrayLength());
    }

    private static Assembly Compile(string source)
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(file => MetadataReference.CreateFromFile(file));
        using var assembly = new MemoryStream();
        var compiled = CSharpCompilation.Create("Generated", [CSharpSyntaxTree.ParseText(source)], references, new(OutputKind.DynamicallyLinkedLibrary)).Emit(assembly);
        Assert.True(compiled.Success, string.Join('\n', compiled.Diagnostics.Where(found => found.Severity == DiagnosticSeverity.Error).Take(20)));
        return Assembly.Load(assembly.ToArray());
    }

    /// <summary>What the client makes of the operation's answer, with these parameters and none of the others.</summary>
    private static async Task<JsonElement> AskAsync(object client, string operation, params (string Name, object Value)[] given)
    {
        var method = client.GetType().GetMethods().Single(each => each.Name == operation && each.GetParameters().All(parameter => parameter.ParameterType != typeof(CancellationToken)));
        var asked = (Task)method.Invoke(client, [.. method.GetParameters().Select(parameter => given.FirstOrDefault(one => one.Name == parameter.Name).Value)])!;
        await asked;
        return JsonSerializer.SerializeToElement(asked.GetType().GetProperty("Result")!.GetValue(asked));
    }
}
