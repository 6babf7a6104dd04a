using System.Text.Json;
using OpenContracting.Projects;

namespace OpenContracting.Tests.Projects;

public sealed class InfrastructureClassifierTests
{
    [Theory]
    // Works on an asset, supported by something that does not depend on the title.
    [InlineData("CONSTRUCCIÓN DEL PUENTE VEHICULAR SOBRE EL RÍO PACORA", "works", 250000, "yes")]
    [InlineData("Costrucion de aceras y cunetas en el corregimiento de Pedregal", "works", 40000, "yes")]
    [InlineData("DISEÑO Y CONSTRUCCIÓN DEL ACUEDUCTO DE SANTA FE", "works", 2000000, "yes")]
    [InlineData("Servicio de remodelación de las oficinas regionales", "services", 80000, "yes")]
    [InlineData("Mantenimiento de la carretera Calobre - La Yeguada", "works", 5660000, "yes")]
    // The same words, but something else is bought.
    [InlineData("Supervisión de la construcción del hospital regional", "services", 900000, "associated")]
    [InlineData("Estudios y diseños finales para la construcción del puente sobre el río La Villa", "services", 90000, "associated")]
    [InlineData("Mobiliario para el centro de salud de Capira", "goods", 60000, "associated")]
    [InlineData("Suministro de cemento para la construcción de veredas", "goods", 60000, "review")]
    [InlineData("Construcción de cerca perimetral", "services", 9000, "review")]
    [InlineData("Reparación de aires acondicionados del hospital regional", "services", 90000, "no")]
    [InlineData("MANTENIMIENTO CAMION LIMPIADOR DE ALCANT", "services", 59597.93, "no")]
    [InlineData("MANTENIMIENTO Y REPARACIONES", "services", 52369.99, "no")]
    // The declared object alone decides nothing.
    [InlineData("SERVICIO DE PUBLICIDAD RADIAL DEL 1 DE JUNIO AL 31 DE AGOSTO", "works", 21956.40, "no")]
    [InlineData("PROYECTO LOS ALGARROBOS ETAPA II", "works", 21956.40, "review")]
    public void TheTitleAndAnIndependentSignalDecide(string title, string category, double amount, string expected)
    {
        var decision = Decide(title, category, amount);

        Assert.Equal(expected, decision.Associated ? "associated" : decision.Outcome.ToString().ToLowerInvariant());
        Assert.NotEmpty(decision.Reasons);
    }

    [Fact]
    public void LaboratoryCodesOfPanamaAreNotSegment95()
    {
        var release = """
            {"tender":{"title":"5,000 BATA TIPO QUIRURGICA REUTILIZABLE","mainProcurementCategory":"works","value":{"amount":180000,"currency":"PAB"}},
             "awards":[{"items":[{"id":"1","classification":{"scheme":"UNSPSC","id":"95101011"}}]}]}
            """;

        var decision = Decide(release);

        Assert.Equal(InfrastructureOutcome.No, decision.Outcome);
        Assert.Equal("medical-supply-code", decision.Reasons[0].Rule);
        Assert.Equal("95101011", decision.Reasons[0].Evidence);
    }

    private static InfrastructureDecision Decide(string title, string category, double amount) =>
        Decide($$"""{"tender":{"title":{{JsonSerializer.Serialize(title)}},"mainProcurementCategory":"{{category}}","value":{"currency":"PAB","amount":{{amount}} } } }""");

    private static InfrastructureDecision Decide(string release)
    {
        using var document = JsonDocument.Parse(release);
        return InfrastructureClassifier.Decide(document.RootElement);
    }
}
