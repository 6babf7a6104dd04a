using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace OpenContracting.IntegrationTests.Support;

/// <summary>The PostgreSQL server of this test run: the one given, or a throwaway cluster from the server binaries found.</summary>
public static class PostgreSqlServer
{
    private const string Setting = "OPENCONTRACTING_TEST_POSTGRES";

    private static readonly string? Given =
        Environment.GetEnvironmentVariable(Setting) is { Length: > 0 } connection ? connection : null;

    private static readonly string? Binaries = FindBinaries();
    private static readonly Lazy<string> Started = new(() => Given ?? StartForAll().Connection);

    /// <summary>Why tests on PostgreSQL cannot run, with the command that enables them; null when they can.</summary>
    public static string? Skip { get; } = Given is null && Binaries is null
        ? $"Needs PostgreSQL: apt-get install postgresql, or set {Setting} to a connection string that may create databases."
        : null;

    /// <summary>Makes an empty database and returns its connection string.</summary>
    public static string CreateDatabase()
    {
        var name = $"test_{Guid.NewGuid():N}";
        Execute($"CREATE DATABASE {name}");
        return new NpgsqlConnectionStringBuilder(Started.Value) { Database = name }.ConnectionString;
    }

    public static void DropDatabase(string connection)
    {
        var name = new NpgsqlConnectionStringBuilder(connection).Database;
        NpgsqlConnection.ClearPool(new NpgsqlConnection(connection));
        Execute($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
    }

    /// <summary>A server of the test's own, which it can have stopped and started again; gone with the test.</summary>
    public static Cluster StartAnother() => new();

    private static Cluster StartForAll()
    {
        var cluster = new Cluster();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => cluster.Dispose();
        return cluster;
    }

    /// <summary>Why a test cannot have a server of its own; null when it can.</summary>
    public static string? SkipAnother { get; } = Binaries is null ? "Needs the server of PostgreSQL on this machine: apt-get install postgresql." : null;

    private static void Execute(string sql)
    {
        using var source = NpgsqlDataSource.Create(Started.Value);
        using var command = source.CreateCommand(sql);
        command.ExecuteNonQuery();
    }

    private static string? FindBinaries()
    {
        string[] roots = ["/usr/lib/postgresql", "/usr/local/opt", "/opt/homebrew/opt"];
        var installed = roots.Where(Directory.Exists)
            .SelectMany(root => Directory.GetDirectories(root))
            .OrderByDescending(folder => folder, StringComparer.Ordinal)
            .Select(folder => Path.Combine(folder, "bin"));
        var onPath = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return installed.Concat(onPath).FirstOrDefault(folder =>
            File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres")));
    }

    /// <summary>A server in a folder of its own; both are gone with it.</summary>
    public sealed class Cluster : IDisposable
    {
        private readonly string folder = Directory.CreateTempSubdirectory("opencontracting-postgres-").FullName;

        public Cluster()
        {
            var port = FreePort();
            Connection = $"Host=127.0.0.1;Port={port};Username=app;Database=postgres;Include Error Detail=true";
            // PostgreSQL refuses to run as root, so root hands the cluster to the user its package made.
            if (Environment.IsPrivilegedProcess)
                Run("chown", "postgres:", folder);
            RunAsServer("initdb", "-D", Data, "-U", "app", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
            RunAsServer("pg_ctl", "-D", Data, "-w", "-l", Log, "-o", $"-p {port} -c listen_addresses=127.0.0.1 -k {folder} -c fsync=off -c max_connections=200", "start");
        }

        public string Connection { get; }

        private string Data => Path.Combine(folder, "data");

        private string Log => Path.Combine(folder, "log");

        public void Restart() => RunAsServer("pg_ctl", "-D", Data, "-w", "-m", "fast", "-l", Log, "restart");

        public void Dispose()
        {
            RunAsServer("pg_ctl", "-D", Data, "-m", "immediate", "stop");
            Directory.Delete(folder, recursive: true);
        }

        private void RunAsServer(string program, params string[] arguments)
        {
            var path = Path.Combine(Binaries!, program);
            if (Environment.IsPrivilegedProcess)
                Run("setpriv", ["--reuid=postgres", "--regid=postgres", "--init-groups", "env", $"HOME={folder}", path, .. arguments]);
            else
                Run(path, arguments);
        }
    }

    private static void Run(string program, params string[] arguments)
    {
        // A folder every user may read: the server's user has no business in ours.
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = "/",
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;

        // The server inherits the pipes and keeps them open: wait for the process, not for the end of its output.
        var errors = process.StandardError.ReadLineAsync();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} exited with {process.ExitCode}: {errors.Result}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
