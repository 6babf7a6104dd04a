namespace OpenContracting.IntegrationTests.Support;

/// <summary>A test that stops and starts a database server of its own.</summary>
public sealed class OwnServerFactAttribute : FactAttribute
{
    public OwnServerFactAttribute() => Skip = PostgreSqlServer.SkipAnother;
}
