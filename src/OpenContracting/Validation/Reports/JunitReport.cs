using System.Text;
using System.Xml;

namespace OpenContracting.Validation.Reports;

/// <summary>JUnit XML: a suite a document, a case a rule; a rule broken with errors fails, one that a setting silences is skipped with its reason.</summary>
public sealed class JunitReport : IReportFormat
{
    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(false), Indent = true, CheckCharacters = false };

    /// <inheritdoc/>
    public string Name => "junit";

    /// <inheritdoc/>
    public string MediaType => "application/xml";

    /// <inheritdoc/>
    public void Write(Stream output, IReadOnlyList<ReportedDocument> documents, string language)
    {
        using var writer = XmlWriter.Create(output, Settings);
        writer.WriteStartElement("testsuites");
        foreach (var document in documents)
            WriteSuite(writer, document, language);
        writer.WriteEndElement();
    }

    private static void WriteSuite(XmlWriter writer, ReportedDocument document, string language)
    {
        var counts = document.Report.Counts;
        writer.WriteStartElement("testsuite");
        writer.WriteAttributeString("name", document.Name);
        var silenced = document.Settings.Where(setting => setting.Severity is null).ToList();
        var passed = document.Report.Checks.Where(check => check.Outcome == CheckOutcome.Passed && silenced.All(setting => setting.Code != check.Code)).ToList();
        writer.WriteAttributeString("tests", (counts.Count + passed.Count + silenced.Count).ToString());
        writer.WriteAttributeString("failures", counts.Count(count => count.Severity == Severity.Error).ToString());
        writer.WriteAttributeString("skipped", silenced.Count.ToString());
        foreach (var check in passed)
            WriteCase(writer, document, check.Code, language).WriteEndElement();
        foreach (var count in counts)
            WriteBroken(writer, document, count, language);
        foreach (var setting in silenced)
            WriteSilenced(writer, document, setting, language);
        writer.WriteEndElement();
    }

    private static void WriteSilenced(XmlWriter writer, ReportedDocument document, RuleSetting setting, string language)
    {
        WriteCase(writer, document, setting.Code, language);
        writer.WriteStartElement("skipped");
        writer.WriteAttributeString("message", Printable(ReportWords.Setting(setting, language)));
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static void WriteBroken(XmlWriter writer, ReportedDocument document, NoticeCount count, string language)
    {
        var notices = document.Report.Notices.Where(notice => notice.Code == count.Code && notice.Severity == count.Severity);
        var weighed = document.Settings.Where(setting => setting.Code == count.Code).Select(setting => ReportWords.Setting(setting, language));
        var text = string.Join('\n', weighed.Concat(notices.Select(notice => $"{ReportedDocument.PlaceOf(notice)} {notice.Pointer} {ReportWords.Sentence(notice, language)}")));
        WriteCase(writer, document, count.Code, language);
        writer.WriteStartElement(count.Severity == Severity.Error ? "failure" : "system-out");
        if (count.Severity == Severity.Error)
            writer.WriteAttributeString("message", $"{NoticeTexts.Title(count.Code, language)} ({count.Count})");
        writer.WriteString(Printable(text));
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static XmlWriter WriteCase(XmlWriter writer, ReportedDocument document, string code, string language)
    {
        writer.WriteStartElement("testcase");
        writer.WriteAttributeString("classname", document.Name);
        writer.WriteAttributeString("name", $"{code}: {NoticeTexts.Title(code, language)}");
        return writer;
    }

    /// <summary>XML 1.0 has no control characters, not even escaped.</summary>
    private static string Printable(string text) =>
        string.Concat(text.Select(letter => XmlConvert.IsXmlChar(letter) || char.IsSurrogate(letter) ? letter : '\uFFFD'));
}
