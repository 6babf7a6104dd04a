using Hangfire.Logging;
using Microsoft.Extensions.Logging;
using LogLevel = Hangfire.Logging.LogLevel;

namespace OpenContracting.Jobs;

/// <summary>Hangfire's log in the host's. Hangfire keeps one provider a process: a host that has ended must not take others down with it.</summary>
internal sealed class HostLogProvider(ILoggerFactory loggers) : ILogProvider
{
    public ILog GetLogger(string name)
    {
        try
        {
            return new HostLog(loggers.CreateLogger(name));
        }
        catch (ObjectDisposedException)
        {
            return new HostLog(Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance);
        }
    }

    private sealed class HostLog(ILogger logger) : ILog
    {
        // Hangfire's levels are the host's, in the same order.
        public bool Log(LogLevel logLevel, Func<string>? messageFunc, Exception? exception = null)
        {
            var level = (Microsoft.Extensions.Logging.LogLevel)logLevel;
            if (messageFunc is null)
                return logger.IsEnabled(level);
#pragma warning disable CA2254 // The message is made by Hangfire; there is no template to keep.
            logger.Log(level, exception, messageFunc());
#pragma warning restore CA2254
            return true;
        }
    }
}
