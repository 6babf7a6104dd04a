namespace OpenContracting.Standards;

/// <summary>A file of the standards, or of an operator's tables, that cannot be used: which one, and why.</summary>
public sealed class UnusableFileException : IOException
{
    private readonly string file;

    internal UnusableFileException(string file, Exception cause)
        : base($"{file}: {cause.Message}", cause) => this.file = file;

    /// <summary>The sentence in <c>es</c> or <c>en</c>; it begins with the file.</summary>
    public string In(string language) => InnerException is FaultException fault
        ? $"{file}: {fault.In(language)}"
        : $"{file}: {Texts.OfLibrary.Format(language, "fault.unreadable", InnerException!.Message)}";
}
