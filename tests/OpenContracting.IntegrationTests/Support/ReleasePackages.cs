using System.Text.Json;

namespace OpenContracting.IntegrationTests.Support;

/// <summary>Synthetic release packages: one process in three is public works, the others are plainly not.</summary>
public static class ReleasePackages
{
    private static readonly string[] Works =
    [
        "Construcción de puente vehicular sobre el río Sintético",
        "Rehabilitación de la carretera Ficticia - Inventada",
        "Construcción de acueducto rural de Prueba Arriba",
        "Ampliación de la escuela primaria de Ensayo",
    ];

    /// <summary>One release for each process numbered from first to last, as the source dates them.</summary>
    /// <param name="first">The number of the first process.</param>
    /// <param name="last">The number of the last.</param>
    /// <param name="date">The date of all releases.</param>
    /// <param name="status">The tender status of all.</param>
    public static byte[] Make(int first, int last, DateTimeOffset date, string status = "active") =>
        JsonSerializer.SerializeToUtf8Bytes(new
        {
            uri = $"https://example.org/synthetic/{first}-{last}-{date:yyyyMMdd}-{status}",
            version = "1.1",
            publishedDate = date.AddDays(1),
            publisher = new { name = "Publicador sintético" },
            license = "https://creativecommons.org/licenses/by/4.0/",
            releases = Enumerable.Range(first, last - first + 1).Select(number => Release(number, date, status)),
        });

    /// <summary>How many of the processes of a package are works.</summary>
    public static int WorksIn(int first, int last) => Enumerable.Range(first, last - first + 1).Count(IsWorks);

    public static string Ocid(int number) => $"ocds-213czf-{ProcessNumber(number)}-1";

    public static string ProcessNumber(int number) => $"2026-0-09-01-08-LP-{number:000000}";

    private static bool IsWorks(int number) => number % 3 == 0;

    private static object Release(int number, DateTimeOffset date, string status)
    {
        var id = ProcessNumber(number);
        var title = IsWorks(number)
            ? $"{Works[number / 3 % Works.Length]} número {number}"
            : $"Suministro de papel bond, lote {number}";
        var buyer = new { id = "8-NT-1-900001", name = "Ministerio Ficticio de Obras Públicas" };
        return new
        {
            ocid = Ocid(number),
            id = $"{Ocid(number)}-{date:yyyy-MM-dd'T'HH:mm:ssK}",
            date,
            tag = new[] { "tender" },
            initiationType = "tender",
            language = "es",
            parties = new object[]
            {
                new { buyer.id, buyer.name, roles = new[] { "buyer" }, identifier = new { scheme = "PA-RUC", buyer.id } },
            },
            buyer,
            tender = new
            {
                id,
                title,
                description = $"{title}. Datos sintéticos.",
                status,
                procurementMethod = "open",
                procurementMethodDetails = "Licitación pública",
                mainProcurementCategory = IsWorks(number) ? "works" : "goods",
                mainProcurementCategoryDetails = IsWorks(number) ? "Obra" : "Bien",
                value = new { amount = 100_000m + number, currency = "PAB" },
                publishedDate = date,
            },
        };
    }
}
