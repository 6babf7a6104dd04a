namespace OpenContracting.Web.Pages;

/// <summary>A page and its address in each language, in one table: links, routes, the language switch and the site map use it.</summary>
/// <param name="Page">The page's file under <c>Pages/</c>.</param>
/// <param name="Spanish">Its address in Spanish, a route template.</param>
/// <param name="English">Its address in English.</param>
public sealed record PageAddress(string Page, string Spanish, string English)
{
    public static readonly PageAddress Home = new("/Index", "/", "/en");
    public static readonly PageAddress Projects = new("/Projects/Index", "/proyectos", "/en/projects");
    public static readonly PageAddress Project = new("/Projects/Project", "/proyectos/{id}", "/en/projects/{id}");
    public static readonly PageAddress Provenance = new("/Projects/Provenance", "/proyectos/{id}/procedencia", "/en/projects/{id}/provenance");
    public static readonly PageAddress ProjectEmbed = new("/Projects/Embed", "/proyectos/{id}/insertar", "/en/projects/{id}/embed");
    public static readonly PageAddress Poster = new("/Projects/Poster", "/proyectos/{id}/letrero", "/en/projects/{id}/poster");
    public static readonly PageAddress Institutions = new("/Institutions/Index", "/instituciones", "/en/institutions");
    public static readonly PageAddress Institution = new("/Institutions/Institution", "/instituciones/{id}", "/en/institutions/{id}");
    public static readonly PageAddress Transparency = new("/Transparency/Index", "/transparencia", "/en/transparency");
    public static readonly PageAddress InstitutionTransparency = new("/Transparency/Institution", "/transparencia/{id}", "/en/transparency/{id}");
    public static readonly PageAddress Signals = new("/Signals/Index", "/senales", "/en/signals");
    public static readonly PageAddress Signal = new("/Signals/Signal", "/senales/{id}", "/en/signals/{id}");
    public static readonly PageAddress Suppliers = new("/Suppliers/Index", "/empresas", "/en/companies");
    public static readonly PageAddress Supplier = new("/Suppliers/Supplier", "/empresas/{id}", "/en/companies/{id}");
    public static readonly PageAddress Weeks = new("/Weeks/Index", "/semana", "/en/week");
    public static readonly PageAddress Week = new("/Weeks/Week", "/semana/{id}", "/en/week/{id}");
    public static readonly PageAddress Alerts = new("/Alerts/Index", "/avisos", "/en/alerts");
    public static readonly PageAddress AlertConfirm = new("/Alerts/Confirm", "/avisos/confirmar/{token}", "/en/alerts/confirm/{token}");
    public static readonly PageAddress LeaveAlert = new("/Alerts/Leave", "/avisos/cancelar/{token}", "/en/alerts/stop/{token}");
    public static readonly PageAddress MyAlerts = new("/Alerts/Mine", "/avisos/mios/{token}", "/en/alerts/mine/{token}");
    public static readonly PageAddress Compare = new("/Compare/Index", "/comparar", "/en/compare");
    public static readonly PageAddress Learn = new("/Learn/Index", "/aprender", "/en/learn");
    public static readonly PageAddress Recipes = new("/Learn/Recipes", "/aprender/preguntas", "/en/learn/questions");
    public static readonly PageAddress Lesson = new("/Learn/Lesson", "/aprender/{id}", "/en/learn/{id}");
    public static readonly PageAddress Glossary = new("/Learn/Glossary", "/glosario", "/en/glossary");
    public static readonly PageAddress Status = new("/Status/Index", "/estado", "/en/status");
    public static readonly PageAddress Export = new("/Status/Export", "/estado/exportaciones/{id:long}", "/en/status/exports/{id:long}");
    public static readonly PageAddress Data = new("/Data", "/datos", "/en/data");
    public static readonly PageAddress Guide = new("/Guide", "/datos/guia", "/en/data/guide");
    public static readonly PageAddress Validator = new("/Validator/Index", "/validador", "/en/validator");
    public static readonly PageAddress Rules = new("/Validator/Rules", "/validador/reglas", "/en/validator/rules");
    public static readonly PageAddress Rule = new("/Validator/Rule", "/validador/reglas/{id}", "/en/validator/rules/{id}");
    public static readonly PageAddress Validation = new("/Validator/Validation", "/validador/informes/{id}", "/en/validator/reports/{id}");
    public static readonly PageAddress Dictionary = new("/Dictionary/Index", "/datos/diccionario", "/en/data/dictionary");
    public static readonly PageAddress Mapping = new("/Mapping", "/datos/correspondencia", "/en/data/mapping");
    public static readonly PageAddress Usage = new("/Usage/Index", "/uso", "/en/usage");
    public static readonly PageAddress StrategicUse = new("/Usage/Strategic", "/uso/estrategico", "/en/usage/strategic");
    public static readonly PageAddress Uses = new("/Uses/Index", "/usos", "/en/uses");
    public static readonly PageAddress SendUse = new("/Uses/Send", "/usos/enviar", "/en/uses/send");
    public static readonly PageAddress UseReceipt = new("/Uses/Receipt", "/usos/recibo/{id}", "/en/uses/receipt/{id}");
    public static readonly PageAddress UsesDesk = new("/Staff/Uses", "/panel/usos", "/en/desk/uses");
    public static readonly PageAddress About = new("/About", "/acerca", "/en/about");
    public static readonly PageAddress Source = new("/Source", "/fuente", "/en/source");
    public static readonly PageAddress Accessibility = new("/Accessibility", "/accesibilidad", "/en/accessibility");
    public static readonly PageAddress Recommendations = new("/Recommendations/Index", "/recomendaciones", "/en/recommendations");
    public static readonly PageAddress RecommendationsEmbed = new("/Recommendations/Embed", "/recomendaciones/insertar", "/en/recommendations/embed");
    public static readonly PageAddress Recommendation = new("/Recommendations/Recommendation", "/recomendaciones/{id}", "/en/recommendations/{id}");
    public static readonly PageAddress Committees = new("/Committees/Index", "/comites", "/en/committees");
    public static readonly PageAddress CommitteeKit = new("/Committees/Kit", "/comites/como-formar", "/en/committees/how-to-form");
    public static readonly PageAddress Unwatched = new("/Committees/Unwatched", "/comites/obras-sin-comite", "/en/committees/works-without");
    public static readonly PageAddress Committee = new("/Committees/Committee", "/comites/{id}", "/en/committees/{id}");
    public static readonly PageAddress Report = new("/Cases/Report", "/reportar", "/en/report");
    public static readonly PageAddress Mailbox = new("/Cases/Mailbox", "/reportar/buzon", "/en/report/mailbox");
    public static readonly PageAddress Case = new("/Cases/Case", "/casos/{id}", "/en/cases/{id}");
    public static readonly PageAddress Moderation = new("/Cases/Transparency", "/moderacion/transparencia", "/en/moderation/transparency");
    public static readonly PageAddress CaseDesk = new("/Staff/Cases", "/panel/casos", "/en/desk/cases");
    public static readonly PageAddress ReportDesk = new("/Staff/Reports", "/panel/reportes", "/en/desk/reports");
    public static readonly PageAddress ReplyDesk = new("/Staff/Replies", "/panel/respuestas", "/en/desk/replies");
    public static readonly PageAddress SignalReplies = new("/Staff/SignalReplies", "/panel/senales", "/en/desk/signals");
    public static readonly PageAddress Errors = new("/Errors", "/api/errores", "/en/api/errors");
    public static readonly PageAddress SignIn = new("/Staff/SignIn", "/entrar", "/en/sign-in");
    public static readonly PageAddress SignOut = new("/Staff/SignOut", "/salir", "/en/sign-out");
    public static readonly PageAddress Setup = new("/Staff/Setup", "/inicio/{token}", "/en/setup/{token}");
    public static readonly PageAddress Authenticator = new("/Staff/Authenticator", "/panel/autenticador", "/en/desk/authenticator");
    public static readonly PageAddress Desk = new("/Staff/Desk", "/panel", "/en/desk");
    public static readonly PageAddress Review = new("/Staff/Review", "/panel/revision/{queue}", "/en/desk/review/{queue}");
    public static readonly PageAddress Own = new("/Staff/Own", "/panel/institucion", "/en/desk/institution");
    public static readonly PageAddress OwnProject = new("/Staff/OwnProject", "/panel/institucion/{id}", "/en/desk/institution/{id}");
    public static readonly PageAddress Users = new("/Staff/Users", "/panel/cuentas", "/en/desk/accounts");
    public static readonly PageAddress Audit = new("/Staff/Audit", "/panel/bitacora", "/en/desk/audit");
    public static readonly PageAddress Alarms = new("/Staff/Alarms", "/panel/alarmas", "/en/desk/alarms");
    public static readonly PageAddress Keys = new("/Staff/Keys", "/panel/claves", "/en/desk/keys");
    public static readonly PageAddress Runs = new("/Staff/Runs", "/panel/ejecuciones", "/en/desk/runs");
    public static readonly PageAddress Sources = new("/Staff/Sources", "/panel/fuentes", "/en/desk/sources");
    public static readonly PageAddress SourceForm = new("/Staff/SourceForm", "/panel/fuentes/{id}", "/en/desk/sources/{id}");
    public static readonly PageAddress RecommendationDesk = new("/Staff/Recommendations", "/panel/recomendaciones", "/en/desk/recommendations");
    public static readonly PageAddress RecommendationForm = new("/Staff/Recommendation", "/panel/recomendaciones/{id}", "/en/desk/recommendations/{id}");
    public static readonly PageAddress CommitteeDesk = new("/Staff/Committees", "/panel/comites", "/en/desk/committees");
    public static readonly PageAddress CommitteeForm = new("/Staff/Committee", "/panel/comites/{id}", "/en/desk/committees/{id}");
    public static readonly PageAddress VisitDesk = new("/Staff/Visits", "/panel/visitas", "/en/desk/visits");
    public static readonly PageAddress SignInLink = new("/Staff/SignInLink", "/entrar/{token}", "/en/sign-in/{token}");
    public static readonly PageAddress Workrooms = new("/Staff/Workrooms", "/sala", "/en/workroom");
    public static readonly PageAddress Workroom = new("/Staff/Workroom", "/sala/{id}", "/en/workroom/{id}");
    public static readonly PageAddress WorkroomVisit = new("/Staff/WorkroomVisit", "/sala/{id}/visita", "/en/workroom/{id}/visit");
    public static readonly PageAddress Gatherings = new("/Gatherings/Index", "/encuentros", "/en/gatherings");
    public static readonly PageAddress GatheringDesk = new("/Staff/Gatherings", "/panel/encuentros", "/en/desk/gatherings");
    public static readonly PageAddress Budget = new("/Budgets/Index", "/presupuesto", "/en/budget");
    public static readonly PageAddress BudgetDesk = new("/Staff/Budgets", "/panel/presupuesto", "/en/desk/budget");
    public static readonly PageAddress IndexDesk = new("/Staff/IndexDesk", "/panel/iti", "/en/desk/iti");
    public static readonly PageAddress IndexSheet = new("/Staff/IndexSheet", "/panel/iti/{id:int}", "/en/desk/iti/{id:int}");
    public static readonly PageAddress NotFound = new("/NotFound", "/no-encontrado", "/en/not-found");

    public static IReadOnlyList<PageAddress> All { get; } =
    [
        Home, Projects, Project, Provenance, ProjectEmbed, Poster, Institutions, Institution, Transparency, InstitutionTransparency, Signals, Signal, Suppliers, Supplier, Weeks, Week, Compare, Learn, Recipes, Lesson, Glossary, Status, Export, Data, Guide,
        Dictionary, Mapping, Validator, Rules, Rule, Validation, About, Source, Accessibility, Errors, SignIn, SignOut, Setup, Authenticator, Desk, Review,
        Alerts, AlertConfirm, LeaveAlert, MyAlerts,
        Own, OwnProject, Users, Audit, Alarms, Keys, Runs, Sources, SourceForm,
        Recommendations, RecommendationsEmbed, Recommendation, RecommendationDesk, RecommendationForm,
        Usage, StrategicUse, Uses, SendUse, UseReceipt, UsesDesk,
        Report, Mailbox, Case, Moderation, CaseDesk, ReportDesk, ReplyDesk, SignalReplies,
        Committees, CommitteeKit, Unwatched, Committee, CommitteeDesk, CommitteeForm, VisitDesk, SignInLink, Workrooms, Workroom, WorkroomVisit, Gatherings, GatheringDesk, Budget, BudgetDesk, IndexDesk, IndexSheet, NotFound,
    ];

    /// <summary>The address in a language, with the value of its one parameter when it has one.</summary>
    public string In(string language, string? value = null)
    {
        var template = language == "en" ? English : Spanish;
        var open = template.IndexOf('{');
        return open < 0 ? template : template[..open] + Uri.EscapeDataString(value ?? "") + template[(template.IndexOf('}') + 1)..];
    }
}
