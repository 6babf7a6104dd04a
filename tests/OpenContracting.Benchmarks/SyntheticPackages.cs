using System.Text.Encodings.Web;
using System.Text.Json;

namespace OpenContracting.Benchmarks;

/// <summary>Packages of any size, every project and release synthetic and valid, with the words and the proportions of real ones.</summary>
internal static class SyntheticPackages
{
    private static readonly string[] Works =
        ["Rehabilitación de la carretera", "Construcción del acueducto rural", "Ampliación del centro de salud", "Construcción de la escuela primaria", "Mejoramiento del puente vehicular"];

    private static readonly string[] Places =
        ["Penonomé – La Pintada", "Santiago, provincia de Veraguas", "Boquete", "Changuinola, Bocas del Toro", "Las Tablas", "Colón"];

    private static readonly string[] Bodies =
        ["Ministerio de Obras Públicas", "Instituto de Acueductos y Alcantarillados Nacionales", "Ministerio de Educación", "Municipio de Santiago"];

    // Dates go forward while an item is written, and amounts hang together: what checks look at is mostly right, as in real data.
    private static DateTime clock;
    private static decimal contract;
    private static int seed;

    /// <summary>Writes an OC4IDS project package of about so many bytes.</summary>
    public static void WriteProjects(Stream target, long bytes, bool indented) => Write(target, bytes, indented, "projects", "0.9", WriteProject);

    /// <summary>Writes an OCDS release package of about so many bytes.</summary>
    public static void WriteReleases(Stream target, long bytes, bool indented) => Write(target, bytes, indented, "releases", "1.1", WriteRelease);

    /// <summary>Writes a package of about so many bytes: <c>projects</c>, <c>releases</c>, or <c>histories</c>.</summary>
    public static void Write(string kind, Stream target, long bytes, bool indented) => (kind switch
    {
        "projects" => (Action<Stream, long, bool>)WriteProjects,
        "histories" => WriteHistories,
        _ => WriteReleases,
    })(target, bytes, indented);

    /// <summary>Three releases a process: the call, the award, the contract; each says again what those before it said.</summary>
    private static void WriteHistories(Stream target, long bytes, bool indented) =>
        Write(target, bytes, indented, "releases", "1.1", (writer, random, number) =>
        {
            if (number % 3 == 0)
                seed = random.Next();
            // The same choices make the same process.
            var same = new Random(seed);
            clock = new DateTime(2016 + same.Next(3), 1, 1, 8, 0, 0, DateTimeKind.Utc);
            contract = same.Next(1000, 90_000_000) / 100m;
            WriteRelease(writer, same, number / 3, number % 3);
        });

    private static void Write(Stream target, long bytes, bool indented, string member, string version, Action<Utf8JsonWriter, Random, int> item)
    {
        var options = new JsonWriterOptions { Indented = indented, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using var writer = new Utf8JsonWriter(target, options);
        var random = new Random(1);
        writer.WriteStartObject();
        writer.WriteString("uri", "https://example.org/synthetic/package.json");
        writer.WriteString("publishedDate", "2026-01-31T12:00:00Z");
        writer.WriteString("version", version);
        if (version == "1.1")
        {
            writer.WriteStartArray("extensions");
            writer.WriteEndArray();
        }

        writer.WriteStartObject("publisher");
        writer.WriteString("name", "Synthetic publisher");
        writer.WriteEndObject();
        writer.WriteStartArray(member);
        for (var number = 0; writer.BytesCommitted + writer.BytesPending < bytes; number++)
        {
            clock = new DateTime(2016 + random.Next(3), 1, 1, 8, 0, 0, DateTimeKind.Utc);
            contract = random.Next(1000, 90_000_000) / 100m;
            item(writer, random, number);
            if (writer.BytesPending > 1 << 20)
                writer.Flush();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteProject(Utf8JsonWriter w, Random random, int number)
    {
        w.WriteStartObject();
        w.WriteString("id", $"oc4ids-synth1-{number:D7}");
        w.WriteString("updated", "2026-01-15T00:00:00Z");
        w.WriteString("title", Title(random));
        w.WriteString("description", $"{Title(random)}, que comprende obras civiles, drenajes, señalización y la supervisión del contrato, en beneficio de {random.Next(100, 90000)} habitantes.");
        w.WriteString("status", Pick(random, "preparation", "implementation", "completion"));
        w.WriteString("type", Pick(random, "construction", "rehabilitation"));
        Strings(w, "sector", "transport", "transport.road");
        w.WriteString("purpose", "Mejorar la conectividad y el acceso a servicios públicos de las comunidades.");
        Period(w, "period", random);
        Period(w, "assetLifetime", random);
        Reference(w, "publicAuthority", 1);
        Array(w, "identifiers", 1, i =>
        {
            w.WriteString("id", $"SINIP-{number}");
            w.WriteString("scheme", "PA-SINIP");
        });
        Array(w, "additionalClassifications", 2, i =>
        {
            w.WriteString("scheme", "COFOG");
            w.WriteString("id", $"04.5.{i + 1}");
            w.WriteString("description", "Transporte por carretera");
        });
        Array(w, "locations", 2, i => Location(w, random, i));
        w.WriteStartObject("budget");
        w.WriteString("description", "Presupuesto aprobado de inversión");
        Value(w, "amount", 4);
        w.WriteString("requestDate", Date(random));
        w.WriteString("approvalDate", Date(random));
        Array(w, "budgetBreakdowns", 1, i =>
        {
            w.WriteString("id", $"b{i}");
            w.WriteString("description", "Por fuente de financiamiento");
            Array(w, "budgetBreakdown", 3, j =>
            {
                w.WriteString("id", $"bb{i}-{j}");
                w.WriteString("description", $"Vigencia fiscal {2022 + j}");
                Value(w, "amount", 4);
                Period(w, "period", random);
                Reference(w, "sourceParty", 2);
            });
        });
        w.WriteEndObject();
        Array(w, "parties", 8, i => Party(w, random, number, i));
        Array(w, "documents", 6, i => Document(w, random, i));
        Array(w, "milestones", 3, i =>
        {
            w.WriteString("id", $"pm{i}");
            w.WriteString("title", $"Hito {i + 1} de la obra");
            w.WriteString("status", Pick(random, "met", "scheduled"));
            w.WriteString("dueDate", Date(random));
        });
        Array(w, "contractingProcesses", 3, i => Process(w, random, number, i));
        w.WriteEndObject();
    }

    private static void Process(Utf8JsonWriter w, Random random, int number, int i)
    {
        w.WriteString("id", $"ocds-synth1-{number:D7}-{i}");
        w.WriteStartObject("summary");
        w.WriteString("ocid", $"ocds-synth1-{number:D7}-{i}");
        w.WriteString("externalReference", $"2025-0-09-0-15-LP-{number:D6}");
        Strings(w, "nature", Pick(random, "construction", "supervision", "design"));
        w.WriteString("title", Title(random));
        w.WriteString("description", "Contrato de obra con todos los materiales, equipo y mano de obra, según pliego de cargos.");
        w.WriteString("status", Pick(random, "active", "closed", "pre-award"));
        w.WriteStartObject("tender");
        w.WriteString("procurementMethod", "open");
        w.WriteString("procurementMethodDetails", "Licitación pública");
        w.WriteString("datePublished", Date(random));
        Value(w, "costEstimate");
        w.WriteNumber("numberOfTenderers", 3);
        Array(w, "tenderers", 3, j =>
        {
            w.WriteString("id", $"PA-RUC-{155000 + j + 3}");
            w.WriteString("name", $"Constructora Sintética {j}, S.A.");
        });
        Reference(w, "procuringEntity", 1);
        w.WriteEndObject();
        Array(w, "suppliers", 1, j =>
        {
            w.WriteString("id", $"PA-RUC-{155000 + j + 3}");
            w.WriteString("name", $"Constructora Sintética {j}, S.A.");
        });
        Value(w, "contractValue");
        Period(w, "contractPeriod", random);
        Value(w, "finalValue");
        Array(w, "documents", 4, j => Document(w, random, j));
        Array(w, "modifications", 2, j =>
        {
            w.WriteString("id", $"m{j}");
            w.WriteString("date", Date(random));
            w.WriteString("description", "Adenda por ajuste de cantidades y prórroga del plazo");
            w.WriteString("rationale", "Lluvias por encima del promedio");
            w.WriteString("type", Pick(random, "duration", "value", "scope"));
            Value(w, "oldContractValue");
            Value(w, "newContractValue");
        });
        Array(w, "transactions", 4, j =>
        {
            w.WriteString("id", $"t{j}");
            w.WriteString("source", "https://example.org/synthetic/treasury");
            w.WriteString("date", Date(random));
            Value(w, "value", 0.2m);
            Reference(w, "payer", 1);
            Reference(w, "payee", 3);
        });
        w.WriteEndObject();
        Array(w, "releases", 2, j =>
        {
            w.WriteString("id", $"r{j}");
            Strings(w, "tag", "award");
            w.WriteString("date", Date(random));
            w.WriteString("url", $"https://example.org/synthetic/releases/{number}-{i}-{j}.json");
        });
    }

    private static void WriteRelease(Utf8JsonWriter w, Random random, int number) => WriteRelease(w, random, number, stage: 2);

    private static void WriteRelease(Utf8JsonWriter w, Random random, int number, int stage)
    {
        w.WriteStartObject();
        w.WriteString("ocid", $"ocds-synth1-{number:D7}");
        w.WriteString("id", $"{number}-{stage}");
        w.WriteString("date", $"2026-01-{13 + stage}T00:00:00Z");
        Strings(w, "tag", stage switch
        {
            0 => ["planning", "tender"],
            1 => ["planning", "tender", "award"],
            _ => (ReadOnlySpan<string>)["planning", "tender", "award", "contract"],
        });
        w.WriteString("initiationType", "tender");
        w.WriteString("language", "es");
        Array(w, "parties", 5, i => Party(w, random, number, i));
        Reference(w, "buyer", 1);
        w.WriteStartObject("planning");
        w.WriteString("rationale", "Dar respuesta a la necesidad del servicio");
        w.WriteStartObject("budget");
        w.WriteString("description", "Partida presupuestaria");
        Value(w, "amount");
        w.WriteEndObject();
        w.WriteEndObject();
        w.WriteStartObject("tender");
        w.WriteString("id", $"t{number}");
        w.WriteString("title", Title(random));
        w.WriteString("description", "Suministro e instalación según pliego de cargos, con garantía de un año.");
        w.WriteString("status", stage == 0 ? "active" : "complete");
        Reference(w, "procuringEntity", 1);
        Array(w, "items", 6, i => Item(w, random, i));
        Value(w, "value");
        w.WriteString("procurementMethod", "open");
        w.WriteString("procurementMethodDetails", "Licitación pública");
        w.WriteString("mainProcurementCategory", "works");
        w.WriteString("awardCriteria", "priceOnly");
        Period(w, "tenderPeriod", random);
        w.WriteNumber("numberOfTenderers", 3);
        Array(w, "tenderers", 3, i =>
        {
            w.WriteString("id", $"PA-RUC-{155000 + i + 2}");
            w.WriteString("name", $"Constructora Sintética {i}, S.A.");
        });
        Array(w, "documents", 4, i => Document(w, random, i));
        w.WriteEndObject();
        Array(w, "awards", stage == 0 ? 0 : 1, i =>
        {
            w.WriteString("id", $"a{number}");
            w.WriteString("title", Title(random));
            w.WriteString("status", "active");
            w.WriteString("date", Date(random));
            Value(w, "value");
            Array(w, "suppliers", 1, j =>
            {
                w.WriteString("id", "PA-RUC-155002");
                w.WriteString("name", "Constructora Sintética 0, S.A.");
            });
            Array(w, "items", 6, j => Item(w, random, j));
        });
        Array(w, "contracts", stage < 2 ? 0 : 1, i =>
        {
            w.WriteString("id", $"c{number}");
            w.WriteString("awardID", $"a{number}");
            w.WriteString("title", Title(random));
            w.WriteString("status", "active");
            Period(w, "period", random);
            Value(w, "value");
            w.WriteString("dateSigned", Date(random));
            Array(w, "documents", 3, j => Document(w, random, j));
        });
        w.WriteEndObject();
    }

    private static void Item(Utf8JsonWriter w, Random random, int i)
    {
        w.WriteString("id", $"{i + 1}");
        w.WriteString("description", "Cemento gris tipo Portland, saco de 42.5 kg, entregado en sitio");
        w.WriteStartObject("classification");
        w.WriteString("scheme", "UNSPSC");
        w.WriteString("id", $"{random.Next(10000000, 95000000)}");
        w.WriteString("description", "Cemento y cal");
        w.WriteEndObject();
        w.WriteNumber("quantity", random.Next(1, 5000));
        w.WriteStartObject("unit");
        w.WriteString("name", "Unidad");
        Value(w, "value");
        w.WriteEndObject();
    }

    private static void Party(Utf8JsonWriter w, Random random, int number, int i)
    {
        w.WriteString("name", i < 3 ? Bodies[i] : $"Constructora Sintética {i}, S.A.");
        w.WriteString("id", $"PA-RUC-{155000 + i}");
        w.WriteStartObject("identifier");
        w.WriteString("scheme", "PA-RUC");
        w.WriteString("id", $"{155000 + i}-2-{number}");
        w.WriteString("legalName", i < 3 ? Bodies[i] : $"Constructora Sintética {i}, Sociedad Anónima");
        w.WriteEndObject();
        w.WriteStartObject("address");
        w.WriteString("streetAddress", "Avenida Central, edificio 12, piso 3");
        w.WriteString("locality", "Ciudad de Panamá");
        w.WriteString("region", "Panamá");
        w.WriteString("postalCode", "0801");
        w.WriteString(number % 2 == 0 ? "countryName" : "countryName", "Panamá");
        w.WriteEndObject();
        w.WriteStartObject("contactPoint");
        w.WriteString("name", "Departamento de Compras");
        w.WriteString("email", "compras@example.org");
        w.WriteString("telephone", "+507 000-0000");
        w.WriteString("url", "https://example.org/contacto");
        w.WriteEndObject();
        Strings(w, "roles", i switch
        {
            1 => ["publicAuthority", "procuringEntity", "buyer", "payer"],
            2 => ["funder", "supplier", "tenderer"],
            _ => (ReadOnlySpan<string>)["supplier", "tenderer", "payee"],
        });
    }

    private static void Location(Utf8JsonWriter w, Random random, int i)
    {
        w.WriteString("id", $"loc{i}");
        w.WriteString("description", Pick(random, Places));
        w.WriteStartObject("geometry");
        w.WriteString("type", "Point");
        w.WriteStartArray("coordinates");
        w.WriteNumberValue(-79.5m - random.Next(300) / 100m);
        w.WriteNumberValue(8 + random.Next(100) / 100m);
        w.WriteEndArray();
        w.WriteEndObject();
    }

    private static void Document(Utf8JsonWriter w, Random random, int i)
    {
        w.WriteString("id", $"doc{i}");
        w.WriteString("documentType", Pick(random, "contractSigned", "tenderNotice", "environmentalImpact", "feasibilityStudy"));
        w.WriteString("title", $"Documento {i + 1}: {Pick(random, Works)}");
        w.WriteString("description", "Copia digital del documento original firmado y sellado");
        w.WriteString("url", $"https://example.org/synthetic/documents/{random.Next(1000000)}.pdf");
        w.WriteString("datePublished", Date(random));
        w.WriteString("format", "application/pdf");
        w.WriteString("language", "es");
    }

    private static void Reference(Utf8JsonWriter w, string name, int party)
    {
        w.WriteStartObject(name);
        w.WriteString("id", $"PA-RUC-{155000 + party}");
        w.WriteString("name", party < 3 ? Bodies[party] : $"Constructora Sintética {party}, S.A.");
        w.WriteEndObject();
    }

    private static void Period(Utf8JsonWriter w, string name, Random random)
    {
        var days = random.Next(30, 60);
        w.WriteStartObject(name);
        w.WriteString("startDate", Show(clock));
        w.WriteString("endDate", Show(clock.AddDays(days)));
        w.WriteNumber("durationInDays", days);
        w.WriteEndObject();
    }

    private static void Value(Utf8JsonWriter w, string name, decimal share = 1)
    {
        w.WriteStartObject(name);
        w.WriteNumber("amount", Math.Round(contract * share, 2));
        w.WriteString("currency", "PAB");
        w.WriteEndObject();
    }

    private static void Array(Utf8JsonWriter w, string name, int count, Action<int> write)
    {
        w.WriteStartArray(name);
        for (var i = 0; i < count; i++)
        {
            w.WriteStartObject();
            write(i);
            w.WriteEndObject();
        }

        w.WriteEndArray();
    }

    private static void Strings(Utf8JsonWriter w, string name, params ReadOnlySpan<string> values)
    {
        w.WriteStartArray(name);
        foreach (var value in values)
            w.WriteStringValue(value);
        w.WriteEndArray();
    }

    private static string Title(Random random) => $"{Pick(random, Works)} {Pick(random, Places)}";

    private static string Date(Random random)
    {
        clock = clock.AddDays(random.Next(1, 8)).AddMinutes(random.Next(600));
        return Show(clock);
    }

    private static string Show(DateTime date) => date.ToString("yyyy-MM-dd'T'HH:mm:00'Z'", System.Globalization.CultureInfo.InvariantCulture);

    private static string Pick(Random random, params ReadOnlySpan<string> choices) => choices[random.Next(choices.Length)];
}
