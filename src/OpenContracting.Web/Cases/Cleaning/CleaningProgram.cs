namespace OpenContracting.Web.Cases.Cleaning;

/// <summary>What this program does when it is started to make one clean copy: the file on its input, the copy on its output, and nothing else.</summary>
public static class CleaningProgram
{
    /// <summary>The command by which <see cref="CleanCopies"/> starts it; not for people.</summary>
    public const string Command = "clean-evidence";

    /// <summary>Runs it.</summary>
    /// <param name="arguments">Nothing for a picture, the renderer's path for a PDF.</param>
    /// <returns>0 when the whole copy was written.</returns>
    public static int Run(string[] arguments)
    {
        if (!CleaningLimits.Are || !CleaningLimits.Set())
            return 2;
        using var input = Console.OpenStandardInput();
        using var file = new MemoryStream();
        input.CopyTo(file);
        var copy = arguments is [var renderer] ? DocumentCopy.Make(file.ToArray(), renderer) : PictureCopy.Make(file.ToArray());
        if (copy is null || copy.Length > CleaningLimits.LargestCopy)
            return 1;
        using var output = Console.OpenStandardOutput();
        output.Write(copy);
        return 0;
    }
}
