namespace OpenContracting.Standards.Ids;

/// <summary>When an element cannot apply to a project.</summary>
/// <param name="Path">The path that decides.</param>
/// <param name="Test">What is asked of it.</param>
/// <param name="Value">The value compared with; empty for <see cref="IdsTest.Absent"/>.</param>
public sealed record IdsExemption(string Path, IdsTest Test, string Value)
{
    internal static IdsExemption Parse(string text) => text.Split(' ') switch
    {
        ["absent", var path] => new(path, IdsTest.Absent, ""),
        [var path, "is", var value] => new(path, IdsTest.Is, value),
        [var path, "not", var value] => new(path, IdsTest.Not, value),
        _ => throw new FaultException("fault.exemption", text),
    };
}
