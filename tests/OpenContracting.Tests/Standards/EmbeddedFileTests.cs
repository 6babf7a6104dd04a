using OpenContracting.Standards;

namespace OpenContracting.Tests.Standards;

public sealed class EmbeddedFileTests
{
    [Fact]
    public void SchemasTravelInsideTheLibraryUnderTheirPaths()
    {
        using var stream = EmbeddedFile.Open("schemas/oc4ids/0.9.5/project-schema.json");

        Assert.True(stream.Length > 10_000);
    }
}
