using System.Security.Cryptography;
using System.Text;
using OpenContracting.People.Cases;

namespace OpenContracting.Tests.People.Cases;

public sealed class SealedEnvelopeTests
{
    private static readonly byte[] Secret = Encoding.UTF8.GetBytes("El puente se cobró dos veces.");

    [Fact]
    public void EachReaderOpensItAndNobodyElse()
    {
        using var one = NewKey();
        using var other = NewKey();
        using var stranger = NewKey();

        var envelope = SealedEnvelope.Seal(Secret, "r-1 message 1", [CasePublicKey.Of(one), CasePublicKey.Of(other)]);

        Assert.Equal(Secret, SealedEnvelope.Open(envelope, "r-1 message 1", one));
        Assert.Equal(Secret, SealedEnvelope.Open(envelope, null, other));
        Assert.Null(SealedEnvelope.Open(envelope, "r-1 message 1", stranger));
        Assert.DoesNotContain("puente", Encoding.UTF8.GetString(envelope));
    }

    [Fact]
    public void MovedToAnotherCaseOrChangedItOpensNoMore()
    {
        using var key = NewKey();
        var envelope = SealedEnvelope.Seal(Secret, "r-1 message 1", [CasePublicKey.Of(key)]);
        var text = Encoding.UTF8.GetString(envelope);

        Assert.Null(SealedEnvelope.Open(envelope, "r-2 message 1", key));
        Assert.Null(SealedEnvelope.Open(Encoding.UTF8.GetBytes(text.Replace("r-1", "r-2")), "r-2 message 1", key));
        Assert.Null(SealedEnvelope.Open(Encoding.UTF8.GetBytes(text.Replace("\"content\":\"", "\"content\":\"AAAA")), null, key));
        Assert.Null(SealedEnvelope.Open("{}"u8.ToArray(), null, key));
        Assert.Null(SealedEnvelope.Open("no"u8.ToArray(), null, key));
    }

    [Fact]
    public void TheMailboxOpensWithItsReceiptAlone()
    {
        var code = ReceiptCode.New();
        var mailbox = CaseMailboxKey.New(code);
        var envelope = SealedEnvelope.Seal(Secret, "r-1 message 2", [mailbox.PublicKey]);

        using var key = mailbox.Open(ReceiptCode.TryParse(code.ToString().ToLowerInvariant().Replace("-", " "))!);

        Assert.Equal(Secret, SealedEnvelope.Open(envelope, "r-1 message 2", key));
        Assert.ThrowsAny<CryptographicException>(() => mailbox.Open(ReceiptCode.New()));
    }

    [Fact]
    public void APointThatIsNoneOfTheCurveIsNoKey()
    {
        using var key = NewKey();
        var point = CasePublicKey.Of(key).Point.ToArray();
        point[^1] ^= 1;

        Assert.Null(CasePublicKey.TryRead(point));
        Assert.Null(CasePublicKey.TryParse("no"));
        Assert.Equal(CasePublicKey.Of(key).Id, CasePublicKey.TryParse(CasePublicKey.Of(key).ToString())!.Id);
    }

    private static ECDiffieHellman NewKey() => ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
}
