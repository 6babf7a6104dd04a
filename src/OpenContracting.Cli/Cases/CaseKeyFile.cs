using System.Security.Cryptography;
using OpenContracting.Cli.Terminal;
using OpenContracting.People.Cases;

namespace OpenContracting.Cli.Cases;

/// <summary>A recipient's private key as a PEM file, encrypted when there is a passphrase.</summary>
internal sealed class CaseKeyFile(Session session)
{
    private static readonly PbeParameters Strong = new(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 600_000);

    /// <summary>Makes a key pair: the private half into a new file, the public one on standard output.</summary>
    public int Make(string path, string? passphrase)
    {
        using var pair = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            using var file = new StreamWriter(path, options);
            file.WriteLine(passphrase is null ? pair.ExportPkcs8PrivateKeyPem() : pair.ExportEncryptedPkcs8PrivateKeyPem(passphrase, Strong));
        }
        catch (IOException) when (File.Exists(path))
        {
            // A key that is lost makes all that was sealed to it unreadable: none is ever overwritten.
            throw new OperatorException(session.Text("case.key.exists", path), ExitCode.Usage);
        }

        session.Output.WriteLine(CasePublicKey.Of(pair));
        session.Say(session.Text(passphrase is null ? "case.key.madePlain" : "case.key.made", path));
        return ExitCode.Ok;
    }

    /// <summary>Reads a private key.</summary>
    public ECDiffieHellman Read(string path, string? passphrase)
    {
        var pem = File.ReadAllText(path);
        var pair = ECDiffieHellman.Create();
        try
        {
            if (passphrase is null)
                pair.ImportFromPem(pem);
            else
                pair.ImportFromEncryptedPem(pem, passphrase);
            return pair;
        }
        catch (Exception unusable) when (unusable is ArgumentException or CryptographicException)
        {
            pair.Dispose();
            throw new OperatorException(session.Text("case.key.unusable", path), ExitCode.Usage);
        }
    }
}
