using System.Runtime.InteropServices;

namespace OpenContracting.Web.Cases.Cleaning;

/// <summary>What the process that opens a stranger's file may take of the machine. It sets them on itself before it reads a byte; programs that it starts have them too.</summary>
public static class CleaningLimits
{
    /// <summary>The largest picture that is decoded, told by its header.</summary>
    public const int MostPixels = 64_000_000;

    /// <summary>Longer sides of a copy, of pictures and of pages (A4 at 150 dots an inch), in pixels; larger ones are made smaller.</summary>
    public const int LongestSide = 4000;
    public const int LongestPageSide = 1754;

    public const int MostPages = 40;

    /// <summary>The largest copy, in bytes.</summary>
    public const int LargestCopy = 25_000_000;

    /// <summary>Until when the copy must be there.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>Memory of one process, beyond what is mapped from files: a picture of <see cref="MostPixels"/>, its smaller copy, and the runtime.</summary>
    private const ulong Memory = 768_000_000;

    private const ulong ProcessorSeconds = 25;
    private const ulong OpenFiles = 256;

    // Linux's numbers of its limits.
    private const int Processor = 0, FileSize = 1, Data = 2, Core = 4, Files = 7;

    /// <summary>Whether this system has them: without, no file of a stranger is opened.</summary>
    public static bool Are => OperatingSystem.IsLinux();

    /// <summary>Sets them on this process; false when the system refuses one.</summary>
    public static bool Set() => Set(Processor, ProcessorSeconds) && Set(Data, Memory) && Set(FileSize, 0) && Set(Core, 0) && Set(Files, OpenFiles);

    private static bool Set(int which, ulong most)
    {
        var limit = new Limit { Soft = most, Hard = most };
        return SetLimit(which, limit) == 0;
    }

    [DllImport("libc", EntryPoint = "setrlimit")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetLimit(int which, in Limit limit);

    private struct Limit
    {
        public ulong Soft;
        public ulong Hard;
    }
}
