using System.Text;
using OpenContracting.Standards.Ids;

namespace OpenContracting.Validation.Reading;

/// <summary>An object that an element asks for: the document of a type, the party with a role.</summary>
/// <remarks>What it must hold is made out when such an object is first met.</remarks>
internal sealed class IdsPart(IdsElement element, IdsCodeCondition condition, int ownerPlace, int codePlace, Func<IdsGroup, int[]?> placesOf)
{
    private readonly Lazy<(IdsGroup Group, int[]? Places)> content = new(() =>
    {
        var group = IdsGroup.Of(element).Inner.First(inner => inner.Owner == condition.Owner);
        return (group, placesOf(group));
    });

    /// <summary>Where such objects stand.</summary>
    public int OwnerPlace => ownerPlace;

    /// <summary>Where the code that tells it stands.</summary>
    public int CodePlace => codePlace;

    /// <summary>The codes, any of which will do.</summary>
    public IEnumerable<byte[]> Codes => condition.Codes.Select(Encoding.UTF8.GetBytes);

    /// <summary>What it must hold.</summary>
    public IdsGroup Group => content.Value.Group;

    /// <summary>Beside the code, the places in it that must have a value; null when places do not say all.</summary>
    public int[]? Places => content.Value.Places;
}
