using System.Globalization;
using OpenContracting.Exports.Template;

namespace OpenContracting.Exports.Synthetic;

/// <summary>
/// Writes what PanamaCompra has none of, as some institutions send it on our template: budgets, places, progress, payments,
/// modifications with reasons, milestones, documents and completion of their public works, as they stood at the end of the last month.
/// </summary>
internal sealed class ProjectTables(SyntheticOptions options, Layout layout, Firms firms)
{
    private const double InstitutionsThatSend = 0.65;
    private const double WorksSent = 0.85;

    private readonly Vocabulary vocabulary = Vocabulary.Instance;
    private readonly Calendar calendar = new(options);
    private readonly BudgetExecution execution = new(options);
    private readonly Dictionary<string, List<IReadOnlyDictionary<string, string>>> tables = [];

    /// <summary>Writes an archive an institution into a folder, and the budget execution of all of them.</summary>
    /// <returns>Their names, in order.</returns>
    public IReadOnlyList<string> Write(string folder, CancellationToken cancellation)
    {
        var names = new List<string>();
        var made = new DateTimeOffset(DateOnly.FromDayNumber(calendar.LastDay).ToDateTime(new TimeOnly(18, 0)), TimeSpan.FromHours(-5));
        for (var institution = 0; institution < vocabulary.Institutions.Length; institution++)
        {
            if (!Dice.For(options.Seed, 26, institution).Chance(InstitutionsThatSend))
                continue;
            Gather(institution, cancellation);
            if (tables.Count == 0)
                continue;
            names.Add(SyntheticExports.ProjectTablesName(vocabulary.Institutions[institution].Code));
            using var file = File.Create(Path.Combine(folder, names[^1]));
            TemplateFiles.WriteFilled(file, tables.ToDictionary(table => table.Key, table => (IReadOnlyList<IReadOnlyDictionary<string, string>>)table.Value), made);
        }

        execution.Write(folder);
        names.Sort(StringComparer.Ordinal);
        return names;
    }

    private void Gather(int institution, CancellationToken cancellation)
    {
        tables.Clear();
        var planner = new Planner(options);
        var numbering = new Numbering(options);
        var wording = new Wording(options, firms, numbering);
        for (var month = 0; month < options.Months; month++)
            foreach (var story in layout.Works(month, planner))
            {
                cancellation.ThrowIfCancellationRequested();
                var dice = Dice.For(options.Seed, 21, story.Index);
                if (story.Institution == institution && dice.Chance(WorksSent) && story.Contract(Nature.Works) is { } works && Happened(works.Contracted))
                    Add(story, works, numbering, wording, ref dice);
            }
    }

    private void Add(Story story, Act works, Numbering numbering, Wording wording, ref Dice dice)
    {
        wording.Begin(story);
        wording.Put(works);
        var code = story.ProjectKey;
        var number = numbering.NumProceso(story, works);
        foreach (var act in story.Acts)
        {
            var process = numbering.NumProceso(story, act);
            Row("procesos", ("numero_proceso", process), ("ocid", numbering.Ocid(act, process)), ("codigo_proyecto", code), ("fecha", Day(calendar.LastDay)));
        }

        var (end, price) = AddChanges(code, number, works, wording.Total);
        var told = AddProject(story, works, wording, price, ref dice);
        AddPlace(story, code, ref dice);
        AddProgress(code, number, works, end, price, told, ref dice);
        AddMilestones(code, works, ref dice);
        AddDocuments(story, code, works, ref dice);
        execution.Add(story.Index, told);
    }

    private ToldWork AddProject(Story story, Act works, Wording wording, long price, ref Dice dice)
    {
        var budget = (long)(works.Reference * (1 + 0.12 * dice.Fraction())) / 1000_00 * 1000_00 + 1000_00;
        var approved = Calendar.WorkingDay(story.Acts.Min(act => act.Published) - dice.Between(45, 260));
        var isDone = Happened(works.Accepted);
        var sinip = dice.Chance(0.7) ? $"9{story.Index + 1:D5}" : "";
        Row("proyectos",
            ("codigo_proyecto", story.ProjectKey),
            ("codigo_sinip", sinip),
            ("titulo", wording.Title),
            ("descripcion", wording.Description),
            ("proposito", dice.Pick(vocabulary.Details["purposes"])),
            ("estado", isDone ? "Terminación" : "Ejecución"),
            ("institucion", vocabulary.Institutions[story.Institution].Name),
            ("fecha_inicio", Day(works.Contracted + 15)),
            ("fecha_fin", Day(works.Contracted + 15 + works.Duration)),
            ("presupuesto", Money(budget)),
            ("fecha_aprobacion_presupuesto", Day(approved)),
            ("fecha_terminacion", isDone ? Day(works.Accepted) : ""),
            ("costo_final", isDone ? Money(price) : ""),
            ("detalle_costo_final", isDone && price != wording.Total ? "Incluye las adendas aprobadas." : ""),
            ("alcance_final", isDone ? "Obra recibida según planos." : ""));
        var first = DateOnly.FromDayNumber(works.Contracted).Year;
        var years = Math.Clamp(DateOnly.FromDayNumber(works.Contracted + works.Duration).Year - first + 1, 1, 4);
        for (var year = 0; year < years; year++)
        {
            var share = year == years - 1 ? budget - budget / years / 1000_00 * 1000_00 * (years - 1) : budget / years / 1000_00 * 1000_00;
            Row("presupuesto",
                ("codigo_proyecto", story.ProjectKey), ("partida", $"{wording.BudgetLine}-{first + year}"), ("descripcion", $"Vigencia {first + year}"),
                ("monto", Money(share)), ("fuente", "Gobierno central"));
        }

        return new ToldWork(
            sinip, wording.Title, vocabulary.Institutions[story.Institution].Name, story.Place.Province(vocabulary).Name, wording.BudgetLine, budget, price,
            DateOnly.FromDayNumber(works.Contracted), DateOnly.FromDayNumber(works.Contracted + works.Duration));
    }

    private void AddPlace(Story story, string code, ref Dice dice)
    {
        var district = story.Place.District(vocabulary);
        Row("ubicaciones",
            ("codigo_proyecto", code), ("codigo", "1"), ("descripcion", story.Place.Community(vocabulary)),
            ("latitud", Degrees(district.Latitude + 0.02 * (dice.Fraction() - 0.5))), ("longitud", Degrees(district.Longitude + 0.02 * (dice.Fraction() - 0.5))),
            ("provincia", story.Place.Province(vocabulary).Name), ("distrito", district.Name));
    }

    /// <summary>The modifications; returns when the contract ends with them, and its price.</summary>
    private (int End, long Price) AddChanges(string code, string number, Act works, long total)
    {
        var (end, price) = (works.Contracted + works.Duration, total);
        for (var i = 0; i < works.Changed.Length && Happened(works.Changed[i]); i++)
        {
            var change = Change.Of(options, works, i, total);
            Row("modificaciones",
                ("codigo_proyecto", code), ("numero_proceso", number), ("codigo", $"A-{i + 1}"), ("fecha", Day(works.Changed[i])),
                ("tipo", change.Days > 0 ? "Plazo" : "Valor"), ("descripcion", $"Adenda N° {i + 1}: {change.InWords}"), ("razon", change.Reason),
                ("monto_anterior", change.Cents > 0 ? Money(price) : ""), ("monto_nuevo", change.Cents > 0 ? Money(price + change.Cents) : ""),
                ("fin_anterior", change.Days > 0 ? Day(end) : ""), ("fin_nuevo", change.Days > 0 ? Day(end + change.Days) : ""));
            (end, price) = (end + change.Days, price + change.Cents);
        }

        return (end, price);
    }

    /// <summary>Progress every three months, and what is paid for it: mostly a little less than what is done, sometimes more.</summary>
    private void AddProgress(string code, string number, Act works, int end, long price, ToldWork told, ref Dice dice)
    {
        var last = Math.Min(calendar.LastDay, Happened(works.Accepted) ? works.Accepted : int.MaxValue);
        var pace = Happened(works.Accepted) ? 1 : 0.45 + 0.6 * dice.Fraction();
        var ahead = dice.Chance(0.1) ? 22 : -2 - dice.Below(9);
        var paid = 0L;
        for (var (day, count) = (works.Contracted + 60, 1); ; day += 90, count++)
        {
            var isLast = day >= last;
            day = Math.Min(day, last);
            var isDone = isLast && Happened(works.Accepted);
            var time = Math.Min(1.0, (day - works.Contracted) / (double)Math.Max(1, end - works.Contracted));
            var done = isDone ? 100 : Math.Min(98, (int)(100 * pace * time * time * (3 - 2 * time)));
            var spent = isDone ? 100 : Math.Clamp(done + ahead, 0, 100);
            Row("avances",
                ("codigo_proyecto", code), ("fecha", Day(day)), ("avance_fisico", Number(done)), ("avance_financiero", Number(spent)),
                ("notas", pace < 0.6 && count == 3 ? dice.Pick(vocabulary.Details["delays"]) : ""));
            var due = price / 100 * spent - paid;
            if (isDone)
                due = price - paid;
            told.Progress.Add((DateOnly.FromDayNumber(day), done));
            if (due > 0)
                told.Payments.Add((DateOnly.FromDayNumber(day), due));
            if (due > 0)
                Row("pagos", ("codigo_proyecto", code), ("numero_proceso", number), ("codigo", Number(count)), ("fecha", Day(day)), ("monto", Money(due)));
            paid += Math.Max(0, due);
            if (isLast)
                return;
        }
    }

    private void AddMilestones(string code, Act works, ref Dice dice)
    {
        var late = dice.Between(-10, 45);
        Milestone("1", "Orden de proceder", works.Contracted + 15, works.Contracted + 15 + Math.Max(0, late / 5));
        Milestone("2", "Mitad de la obra", works.Contracted + works.Duration / 2, works.Contracted + works.Duration / 2 + late);
        Milestone("3", "Recepción sustancial", works.Contracted + works.Duration, works.Accepted);

        void Milestone(string id, string title, int due, int met) => Row("hitos",
            ("codigo_proyecto", code), ("codigo", id), ("titulo", title), ("fecha_prevista", Day(due)),
            ("fecha_cumplida", Happened(met) ? Day(met) : ""), ("estado", Happened(met) ? "Cumplido" : due < calendar.LastDay ? "Incumplido" : "Previsto"));
    }

    private void AddDocuments(Story story, string code, Act works, ref Dice dice)
    {
        if (works.Reference > 250_000_00 && dice.Chance(0.7))
            Document("environmentalImpact", "Estudio de impacto ambiental", works.Published - dice.Between(60, 300));
        if (story.Contract(Nature.Design) is { } design && Happened(design.Contracted + design.Duration))
            Document("feasibilityStudy", "Estudio de factibilidad", design.Contracted + design.Duration);
        if (dice.Chance(0.25))
            Document("illustration", "Fotografías del avance", Math.Min(calendar.LastDay, works.Contracted + works.Duration / 2));

        void Document(string type, string title, int day) => Row("documentos",
            ("codigo_proyecto", code), ("codigo", $"{type}-1"), ("tipo", type), ("titulo", title),
            ("enlace", $"https://obras.invalid/{code}/{type}.pdf"), ("fecha", Day(day)));
    }

    private void Row(string table, params ReadOnlySpan<(string Column, string Value)> cells)
    {
        var row = new Dictionary<string, string>();
        foreach (var (column, value) in cells)
            row[column] = value;
        if (!tables.TryGetValue(table, out var rows))
            tables[table] = rows = [];
        rows.Add(row);
    }

    private bool Happened(int day) => day <= calendar.LastDay;

    private static string Day(int day) => DateOnly.FromDayNumber(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Money(long cents) => (cents / 100m).ToString("0.00", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Degrees(double degrees) => degrees.ToString("0.0000", CultureInfo.InvariantCulture);
}
