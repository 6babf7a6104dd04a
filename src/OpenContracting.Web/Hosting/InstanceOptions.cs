using OpenContracting.Projects;

namespace OpenContracting.Web.Hosting;

/// <summary>
/// The settings of an instance, section <c>OpenContracting</c>: from appsettings.json, the environment
/// (<c>OPENCONTRACTING_PUBLIC_ADDRESS</c>) or the command line (<c>--public-address</c>), the later winning.
/// </summary>
public sealed class InstanceOptions
{
    public const string Section = "OpenContracting";

    /// <summary>The folder of what an instance keeps on its own machine; made when missing.</summary>
    public string Data { get; set; } = "data";

    /// <summary>A PostgreSQL connection string; empty for the embedded SQLite database in the data folder.</summary>
    public string Database { get; set; } = "";

    /// <summary><c>all</c>, <c>web</c> or <c>worker</c>; see <see cref="InstanceRole"/>.</summary>
    public string Role { get; set; } = "all";

    /// <summary>True takes the synthetic months in, false refuses them; unset: only into an empty local data folder.</summary>
    public bool? Demo { get; set; }

    /// <summary>The address the public knows, for every published URL; unset on a demo: the first bound address.</summary>
    public string PublicAddress { get; set; } = "";

    /// <summary>Addresses or networks (CIDR) of reverse proxies whose X-Forwarded-* headers are believed.</summary>
    public string[] TrustedProxies { get; set; } = [];

    /// <summary>A folder of schemas, codelists, tables and registers laid over the program's own; empty for these alone.</summary>
    public string Schemas { get; set; } = "";

    /// <summary>Who publishes, as packages say it.</summary>
    public string PublisherName { get; set; } = "Dirección General de Contrataciones Públicas";

    public string PublisherUri { get; set; } = "https://www.dgcp.gob.pa";

    /// <summary>The registered prefix of project ids; the placeholder until one is assigned.</summary>
    public string ProjectPrefix { get; set; } = ProjectIdMap.PlaceholderPrefix;

    /// <summary>The licence of packages whose exports do not all state one and the same.</summary>
    public string Licence { get; set; } = "https://creativecommons.org/licenses/by/4.0/";

    /// <summary>Where the source of this very version can be had (AGPL-3.0 §13).</summary>
    public string SourceAddress { get; set; } = "";

    /// <summary>Requests a minute that one address may make of pages and the reading API; then sign-ins; then pushes.</summary>
    public int ReadsPerMinute { get; set; } = 1200;

    public int SignInsPerMinute { get; set; } = 10;

    public int PushesPerMinute { get; set; } = 30;

    /// <summary>The largest export a push may send, in bytes.</summary>
    public long LargestExport { get; set; } = 2L * 1024 * 1024 * 1024;

    /// <summary>Documents a minute that one address may send to be validated.</summary>
    public int ValidationsPerMinute { get; set; } = 30;

    /// <summary>The largest document that anybody may send to be validated, in bytes.</summary>
    public long LargestValidation { get; set; } = 200_000_000;

    /// <summary>Documents validated at the same time by one web process, one core each; then how many may wait in line; then the minutes one may take.</summary>
    public int ValidationsAtOnce { get; set; } = 1;

    public int ValidationsWaiting { get; set; } = 20;

    public int ValidationMinutes { get; set; } = 10;

    /// <summary>For how many days a report can be kept, at the sender's choice; the first is the usual one.</summary>
    public string ValidationDays { get; set; } = "7,30,90";

    /// <summary>With several workers: how long one may be silent before the others take its work over.</summary>
    public int WorkerLeaseSeconds { get; set; } = 20;

    /// <summary>Who is told by e-mail what a person should see to, parted by commas; then from whom, and the language.</summary>
    public string AlarmEmails { get; set; } = "";

    public string AlarmFrom { get; set; } = "";

    public string AlarmLanguage { get; set; } = "es";

    /// <summary>The server that sends e-mail, <c>smtp://user@host:587</c> or <c>smtps://…</c>, and the user's password.</summary>
    public string SmtpServer { get; set; } = "";

    public string SmtpPassword { get; set; } = "";

    /// <summary>Where alarms are posted as JSON, and the secret with which they are signed.</summary>
    public string AlarmWebhook { get; set; } = "";

    public string AlarmWebhookSecret { get; set; } = "";

    /// <summary>Hosts of webhooks, parted by commas, that may stand in the local network.</summary>
    public string WebhookPrivateHosts { get; set; } = "";

    /// <summary>Days without a new export after which a source is silent; percent of the data folder's disk that must be free.</summary>
    public int AlarmSilentDays { get; set; } = 40;

    public int AlarmDiskPercent { get; set; } = 10;

    /// <summary>Who receives confidential reports, parted by commas: <c>name=public key</c>, as <c>occ case key</c> prints it; empty closes that lane.</summary>
    public string CaseRecipients { get; set; } = "";

    /// <summary>Working days that an institution has to answer an observation; days after which what a closed case said is forgotten.</summary>
    public int CaseReplyDays { get; set; } = 10;

    public int CaseKeepDays { get; set; } = 365;

    /// <summary>Poppler's <c>pdftoppm</c>, which draws the clean copies of PDFs sent as evidence; empty: where programs are looked for; <c>none</c>: no PDF is copied.</summary>
    public string EvidenceRenderer { get; set; } = "";

    /// <summary>Whether the addresses of published documents are asked for; days until one is asked again; how many of one host in a day.</summary>
    public bool LinkChecks { get; set; }

    public int LinkCheckDays { get; set; } = 30;

    public int LinkChecksPerDay { get; set; } = 2000;

    /// <summary>An OTLP collector (<c>http://collector:4318</c>) that metrics and traces are sent to; empty for nowhere.</summary>
    public string Telemetry { get; set; } = "";

    /// <summary><c>text</c> for people, <c>json</c> for machines that collect logs.</summary>
    public string LogFormat { get; set; } = "text";
}
