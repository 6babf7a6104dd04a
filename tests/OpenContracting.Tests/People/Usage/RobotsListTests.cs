using OpenContracting.People.Usage;

namespace OpenContracting.Tests.People.Usage;

public sealed class RobotsListTests
{
    [Theory]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36", AgentClass.Person)]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Safari/604.1", AgentClass.Person)]
    [InlineData("Mozilla/5.0 (Linux; Android 13; CUBOT X30) AppleWebKit/537.36 Chrome/122.0 Mobile Safari/537.36", AgentClass.Person)]
    [InlineData("Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", AgentClass.Robot)]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/131.0.0.0 Safari/537.36", AgentClass.Robot)]
    [InlineData("facebookexternalhit/1.1", AgentClass.Robot)]
    [InlineData("python-requests/2.32", AgentClass.Machine)]
    [InlineData("Mozilla/5.0 (Windows NT; Windows NT 10.0; es-PA) WindowsPowerShell/5.1", AgentClass.Machine)]
    [InlineData("curl/8.5.0", AgentClass.Machine)]
    [InlineData("Something of my own", AgentClass.Machine)]
    [InlineData("", AgentClass.Machine)]
    public void AgentsAreToldApart(string agent, AgentClass expected) => Assert.Equal(expected, RobotsList.Current.Classify(agent));

    [Fact]
    public void TheListSaysItsVersion() => Assert.Matches(@"^\d{4}-\d\d-\d\d$", RobotsList.Current.Version);
}
