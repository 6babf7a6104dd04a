namespace OpenContracting.Exports;

/// <summary>The shapes a file can be recognised as.</summary>
internal enum ExportShape
{
    Unknown,
    Empty,
    Gzip,
    Zip,
    OcdsJson,
    OcdsJsonLines,
    ListCsv,
    ListJson,
    IndicatorsJson,
    TemplateCsv,
    ActJson,
    ActHtml,
}
