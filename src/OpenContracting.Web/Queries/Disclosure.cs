using OpenContracting.Standards.Ids;
using OpenContracting.Validation;

namespace OpenContracting.Web.Queries;

/// <summary>What one project discloses of the CoST Infrastructure Data Standard, by phase and module.</summary>
public sealed class Disclosure
{
    private static readonly ValidationOptions OnlyCoverage = new() { Checks = [], Workers = 1 };

    /// <param name="project">The OC4IDS project, UTF-8 JSON.</param>
    public Disclosure(ReadOnlyMemory<byte> project)
    {
        var elements = Validator.Validate(project, OnlyCoverage).IdsElements;
        Groups =
        [
            .. elements.GroupBy(one => (one.Element.Set, one.Element.Phase, one.Element.Module))
                .Select(group => new DisclosureGroup(
                    group.Key.Set, group.Key.Phase, group.Key.Module, Where(group, one => one.Disclosed), Where(group, one => one.Missing),
                    Where(group, one => one.NotDue), Where(group, one => one.NotApplicable))),
        ];
    }

    public IReadOnlyList<DisclosureGroup> Groups { get; }

    /// <summary>The part that every project owes without being asked.</summary>
    public IEnumerable<DisclosureGroup> Core => Groups.Where(group => group.Set == IdsSet.Core);

    public int Disclosed => Core.Sum(group => group.Disclosed.Count);

    /// <summary>Elements of the core that are due by now, disclosed or not.</summary>
    public int Due => Disclosed + Core.Sum(group => group.Missing.Count);

    private static List<IdsElement> Where(IEnumerable<IdsElementCoverage> elements, Func<IdsElementCoverage, long> count) =>
        [.. elements.Where(one => count(one) > 0).Select(one => one.Element)];
}
