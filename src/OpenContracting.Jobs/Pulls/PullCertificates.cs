using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace OpenContracting.Jobs.Pulls;

/// <summary>The certificates an administrator gives for a source.</summary>
public static class PullCertificates
{
    /// <summary>Reads one or more certificates in PEM.</summary>
    /// <exception cref="PullException">There is none, or one cannot be read.</exception>
    public static X509Certificate2Collection Read(string pem)
    {
        var certificates = new X509Certificate2Collection();
        try
        {
            certificates.ImportFromPem(pem);
        }
        catch (CryptographicException unreadable)
        {
            throw new PullException("certificates", unreadable.Message, passing: false);
        }

        return certificates.Count > 0
            ? certificates
            : throw new PullException("certificates", "no BEGIN CERTIFICATE", passing: false);
    }
}
