using OpenContracting.Validation;
using OpenContracting.Validation.Delivery;

namespace OpenContracting.Tests.Validation;

/// <summary>What is said of the way a document is served.</summary>
public sealed class DeliveryJudgementTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    private static readonly DeliveryFacts Good = new()
    {
        Address = new Uri("https://example.org/p.json"),
        MediaType = "application/json",
        Encoding = "gzip",
        HasValidator = true,
        HeadStatus = 200,
        CertificateEnds = Now.AddDays(60),
    };

    [Fact]
    public void AGoodDeliveryIsNotSpokenOf() => Assert.Empty(DeliveryJudgement.Judge(Good, Now));

    [Theory]
    [InlineData(CertificateFaults.Expired, "El certificado venció el 2027-01-22.")]
    [InlineData(CertificateFaults.OtherName, "El certificado no es de example.org.")]
    [InlineData(CertificateFaults.Untrusted, "El certificado de example.org no lo firmó nadie en quien confíen los programas.")]
    [InlineData(CertificateFaults.Other, "El certificado de example.org no es válido.")]
    public void WhatIsWrongWithACertificateIsSaidInWords(CertificateFaults fault, string expected) =>
        Assert.Equal([expected], Told(Good with { CertificateFaults = fault }));

    [Fact]
    public void EachFaultOfACertificateIsANotice() =>
        Assert.Equal(["delivery-certificate-expired", "delivery-certificate-untrusted"],
            DeliveryJudgement.Judge(Good with { CertificateFaults = CertificateFaults.Expired | CertificateFaults.Untrusted }, Now).Select(notice => notice.Code));

    [Fact]
    public void ABodyThatIsNotAsItsHeaderSaysIsAnError() =>
        Assert.Equal(["El servidor dice `Content-Encoding: gzip`, y lo que envía no es gzip, lo único que se le pidió."], Told(Good with { IsEncodedAsSaid = false }));

    private static IEnumerable<string> Told(DeliveryFacts facts) => DeliveryJudgement.Judge(facts, Now).Select(notice => NoticeTexts.Message(notice, "es"));
}
