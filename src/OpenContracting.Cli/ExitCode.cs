namespace OpenContracting.Cli;

/// <summary>What <c>occ</c> tells the shell; the same for every command.</summary>
public static class ExitCode
{
    public const int Ok = 0;

    /// <summary>There are findings at or above the chosen level.</summary>
    public const int Findings = 1;

    /// <summary>The command line is wrong.</summary>
    public const int Usage = 2;

    /// <summary>The input cannot be read.</summary>
    public const int UnreadableInput = 3;

    /// <summary>Our own fault.</summary>
    public const int Fault = 4;
}
