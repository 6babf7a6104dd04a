namespace OpenContracting.Exports.Template;

/// <summary>A column of our template.</summary>
/// <param name="Name">Its name, in Spanish, as it stands in the file.</param>
/// <param name="English">Its name in English, which is understood as well.</param>
/// <param name="Kind">How its cells are read: <c>text</c>, <c>date</c>, <c>money</c>, <c>code:</c> and a codelist ….</param>
/// <param name="Path">Where the value goes: in a release for <c>procesos</c>, in a project for <c>proyectos</c>, in the item otherwise.</param>
/// <param name="IsRequired">Whether a table without it cannot be read.</param>
/// <param name="HelpEs">What belongs there, in Spanish.</param>
/// <param name="HelpEn">What belongs there, in English.</param>
/// <param name="Example">A cell to go by; empty for none.</param>
public sealed record TemplateColumn(
    string Name, string English, string Kind, string Path, bool IsRequired, string HelpEs, string HelpEn, string Example);
