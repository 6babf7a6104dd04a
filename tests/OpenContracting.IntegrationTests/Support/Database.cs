namespace OpenContracting.IntegrationTests.Support;

/// <summary>The databases a suite runs on.</summary>
public enum Database
{
    Sqlite,
    PostgreSql,
}
