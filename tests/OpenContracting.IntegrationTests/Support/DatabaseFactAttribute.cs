using Xunit.Abstractions;
using Xunit.Sdk;

namespace OpenContracting.IntegrationTests.Support;

/// <summary>
/// A test of a suite that runs on both databases: an abstract class with two derived ones whose names end in
/// <c>OnSqlite</c> and <c>OnPostgreSql</c>. Without a PostgreSQL server the latter is skipped, and says what would enable it.
/// </summary>
[XunitTestCaseDiscoverer("OpenContracting.IntegrationTests.Support.DatabaseFactDiscoverer", "OpenContracting.IntegrationTests")]
public sealed class DatabaseFactAttribute : FactAttribute;

public sealed class DatabaseFactDiscoverer(IMessageSink messages) : FactDiscoverer(messages)
{
    protected override IXunitTestCase CreateTestCase(
        ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        new DatabaseTestCase(
            DiagnosticMessageSink,
            discoveryOptions.MethodDisplayOrDefault(),
            discoveryOptions.MethodDisplayOptionsOrDefault(),
            testMethod);
}

public sealed class DatabaseTestCase : XunitTestCase
{
    [Obsolete("For the runner, which makes test cases again in another process.")]
    public DatabaseTestCase()
    {
    }

    public DatabaseTestCase(IMessageSink messages, TestMethodDisplay display, TestMethodDisplayOptions options, ITestMethod method)
        : base(messages, display, options, method)
    {
    }

    protected override string GetSkipReason(IAttributeInfo factAttribute) =>
        (TestMethod.TestClass.Class.Name.EndsWith("OnPostgreSql") ? PostgreSqlServer.Skip : null)
        ?? base.GetSkipReason(factAttribute);
}
