namespace OpenContracting.Exports;

/// <summary>The names of the adapters, as they stand in <see cref="ProcessSnapshot.Adapter"/>: one for each source and shape.</summary>
public static class Adapters
{
    /// <summary>A release as given, from a release package, a record package, the OCDS API or JSON Lines: an event.</summary>
    public const string OcdsRelease = "ocds-release";

    /// <summary>A compiled release from a record that embeds no releases: a state.</summary>
    public const string OcdsCompiledRelease = "ocds-compiled-release";

    /// <summary>DGCP's monthly ZIP of CSV tables: a state.</summary>
    public const string DgcpMonthly = "dgcp-monthly";

    /// <summary>A row of the list of acts of the V2 (or V1) portal: a state.</summary>
    public const string DgcpV2List = "dgcp-v2-list";

    /// <summary>A page of one act of the V2 (or V1) portal: a state.</summary>
    public const string DgcpV2Act = "dgcp-v2-act";

    /// <summary>A row of the list of processes of the V3 portal: a state.</summary>
    public const string DgcpV3List = "dgcp-v3-list";

    /// <summary>A page of one process of the V3 portal: a state.</summary>
    public const string DgcpV3Act = "dgcp-v3-act";

    /// <summary>A row of a workbook of open online quotations of the V3 portal: a state.</summary>
    public const string DgcpV3Quotations = "dgcp-v3-quotations";

    /// <summary>A row of the awards of the indicators service, where it names its act: a state.</summary>
    public const string DgcpIndicators = "dgcp-indicators";

    /// <summary>Our own template, for institutions that have nothing else: a state.</summary>
    public const string Template = "template";

    /// <summary>Whether what an adapter reads are events, merged as the standard says; states replace one another.</summary>
    public static bool GivesEvents(string adapter) => adapter == OcdsRelease;
}
