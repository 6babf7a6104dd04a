using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace OpenContracting.IntegrationTests.Support;

/// <summary>A root, an intermediate authority and a server's certificate, made for one test.</summary>
public sealed class TestCertificates
{
    private readonly X509Certificate2 intermediate;

    public TestCertificates()
    {
        var (from, to) = (DateTimeOffset.UtcNow.AddDays(-30), DateTimeOffset.UtcNow.AddDays(30));
        using var rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var root = Authority("CN=Raíz de prueba", rootKey).CreateSelfSigned(from, to);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var signed = Authority("CN=Intermedia de prueba", key).Create(root, from, to, [1, 2, 3]);
        intermediate = signed.CopyWithPrivateKey(key);
        Root = root.ExportCertificatePem();
        Intermediate = intermediate.ExportCertificatePem();
    }

    public string Root { get; }

    public string Intermediate { get; }

    /// <summary>A server's certificate, signed by the intermediate authority, which the server does not send along.</summary>
    public X509Certificate2 Server(bool expired = false)
    {
        var from = DateTimeOffset.UtcNow.AddDays(-20);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        using var signed = request.Create(intermediate, from, from.AddDays(expired ? 10 : 40), [4, 5, 6]);
        using var whole = signed.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pfx), null);
    }

    private static CertificateRequest Authority(string name, ECDsa key)
    {
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        return request;
    }
}
