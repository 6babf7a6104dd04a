using System.Collections.Frozen;

namespace OpenContracting.Budgets;

/// <summary>A column of a budget-execution file, with the headers by which it is known: without regard to case, accents and what parts the words.</summary>
/// <param name="Name">Its own name, in Spanish.</param>
/// <param name="English">Its name in English.</param>
/// <param name="Required">Whether a file without it is of no use.</param>
/// <param name="Others">Other headers that mean the same.</param>
public sealed record BudgetColumn(string Name, string English, bool Required, params IReadOnlyList<string> Others)
{
    internal static readonly BudgetColumn System = new("sistema", "system", false);
    internal static readonly BudgetColumn Code = new("codigo_sinip", "sinip_code", true, "codigo", "code", "codigo_proyecto", "project_code", "sinip", "codigo_snip");
    internal static readonly BudgetColumn Line = new("partida", "budget_line", false, "partida_presupuestaria", "line");
    internal static readonly BudgetColumn Institution = new("institucion", "institution", true, "entidad", "entity");
    internal static readonly BudgetColumn Title = new("nombre", "name", true, "proyecto", "nombre_proyecto", "nombre_del_proyecto", "project", "project_name");
    internal static readonly BudgetColumn Province = new("provincia", "province", false);
    internal static readonly BudgetColumn Year = new("vigencia", "year", false, "anio", "año", "ano", "ejercicio", "fiscal_year");
    internal static readonly BudgetColumn Month = new("mes", "month", false, "periodo", "period");
    internal static readonly BudgetColumn AsOf = new("fecha", "date", false, "fecha_corte", "fecha_de_corte", "as_of");
    internal static readonly BudgetColumn Assigned = new("asignado", "assigned", false, "presupuesto_ley", "ley", "presupuesto_asignado", "budget_law");
    internal static readonly BudgetColumn Modified = new("modificado", "modified", false, "autorizado", "authorised", "authorized", "presupuesto_modificado");
    internal static readonly BudgetColumn Committed = new("comprometido", "committed", false, "compromiso", "compromisos");
    internal static readonly BudgetColumn Accrued = new("devengado", "accrued", false);
    internal static readonly BudgetColumn Paid = new("pagado", "paid", false, "pagos");
    internal static readonly BudgetColumn Progress = new("avance_fisico", "physical_progress", false, "avance", "porcentaje_avance_fisico", "progress");

    private static readonly FrozenDictionary<string, BudgetColumn> ByHeader = All
        .SelectMany(column => column.Others.Append(column.Name).Append(column.English), (column, name) => (Name: FoldedText.Fold(name), column))
        .DistinctBy(pair => pair.Name).ToFrozenDictionary(pair => pair.Name, pair => pair.column);

    /// <summary>All, in the order of the sample.</summary>
    public static IReadOnlyList<BudgetColumn> All =>
        [System, Code, Line, Institution, Title, Province, Year, Month, AsOf, Assigned, Modified, Committed, Accrued, Paid, Progress];

    /// <summary>What a cell of it holds, in <c>es</c> or <c>en</c>.</summary>
    public string Help(string language) => Texts.OfLibrary[language, "budget.column." + Name];

    /// <summary>The column of a header; null when it is none.</summary>
    internal static BudgetColumn? Find(string header) => ByHeader.GetValueOrDefault(FoldedText.Fold(header));
}
