using System.Text;
using OpenContracting.People.Cases;
using OpenContracting.Storage.Cases;
using OpenContracting.Web.Cases.Cleaning;

namespace OpenContracting.Web.Cases;

/// <summary>Files sent with a confidential report: the original sealed as it came, and beside it a sealed copy drawn anew where one can be made.</summary>
/// <remarks>Forms of these pages are held in memory, never in a temporary file: nothing unsealed touches a disk.</remarks>
public sealed class CaseEvidence(CaseSettings settings, CaseHistory history, CleanCopies copies)
{
    public const int MostFiles = 4;
    public const int MostOfCase = 12;
    public const int LargestFile = 5_000_000;

    private const string TooLarge = "case.form.fileTooLarge";

    /// <summary>The status of an answer that refuses files, by why.</summary>
    public static int StatusOf(string problem) => problem == TooLarge ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status422UnprocessableEntity;

    /// <summary>What the form says of files, a text's key: of PDFs a copy can be made where a renderer is installed.</summary>
    public string Hint => copies.TakesDocuments ? "case.form.filesHint" : "case.form.filesHintNoDocuments";

    /// <summary>Why files are not taken, a text's key; null when they are.</summary>
    public async Task<(string Key, string? Found)?> ProblemAsync(IReadOnlyList<IFormFile> files)
    {
        if (files.Count > MostFiles)
            return ("case.form.manyFiles", MostFiles.ToString());
        foreach (var file in files)
            if (file.Length == 0)
                return ("case.form.fileEmpty", Path.GetFileName(file.FileName));
            else if (file.Length > LargestFile)
                return (TooLarge, $"{Path.GetFileName(file.FileName)} ({Pages.Wording.Bytes(file.Length)} > {Pages.Wording.Bytes(LargestFile)})");
            else if (MediaOf(await ReadAsync(file, CancellationToken.None)) is null)
                return ("case.form.fileUnknown", Path.GetFileName(file.FileName));
        return null;
    }

    /// <summary>Seals files into a case; the names of those that no clean copy could be made of.</summary>
    public async Task<IReadOnlyList<string>> SealAsync(Case one, IReadOnlyList<IFormFile> files, CancellationToken cancellation)
    {
        var uncleaned = new List<string>();
        CasePublicKey[] readers = [.. settings.Recipients.Select(recipient => recipient.Key)];
        foreach (var file in files)
        {
            var content = await ReadAsync(file, cancellation);
            var media = MediaOf(content)!;
            var number = one.Files.Count + 1;
            var clean = await copies.MakeAsync(content, isDocument: media == "application/pdf", cancellation);
            if (clean is null)
                uncleaned.Add(Path.GetFileName(file.FileName));
            one.Files.Add(new CaseFile
            {
                Number = number,
                Day = history.Today,
                Media = media,
                Original = SealedEnvelope.Seal(WithName(file.FileName, content), $"{one.Ref} file {number} original", readers),
                Clean = clean is null ? null : SealedEnvelope.Seal(WithName($"{number}.{Extension(media)}", clean), $"{one.Ref} file {number} clean", readers),
            });
        }

        return uncleaned;
    }

    /// <summary>What a file is by its first bytes, whatever it is called; null for what is not taken.</summary>
    public static string? MediaOf(ReadOnlySpan<byte> content) =>
        content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? "image/jpeg"
        : content.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47]) ? "image/png"
        : content.StartsWith("%PDF-"u8) ? "application/pdf"
        : null;

    /// <summary>A file as it is sealed: its name, a line feed, its bytes. Even a name can say who sent it.</summary>
    private static byte[] WithName(string name, byte[] content) => [.. Encoding.UTF8.GetBytes(Path.GetFileName(name).ReplaceLineEndings("")), (byte)'\n', .. content];

    private static string Extension(string media) => media[(media.IndexOf('/') + 1)..];

    private static async Task<byte[]> ReadAsync(IFormFile file, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream((int)file.Length);
        await file.CopyToAsync(bytes, cancellation);
        return bytes.ToArray();
    }
}
