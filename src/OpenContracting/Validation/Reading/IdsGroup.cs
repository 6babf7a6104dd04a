using System.Text;
using OpenContracting.Json;
using OpenContracting.Standards.Ids;

namespace OpenContracting.Validation.Reading;

/// <summary>What one object must hold for an element to count as disclosed: fields, codes, and further objects that hold theirs.</summary>
/// <remarks>
/// The document that has the type <c>projectScope</c> must itself have the address; another document's does not do.
/// </remarks>
internal sealed class IdsGroup
{
    private readonly string owner;
    private readonly FieldPath? place;
    private readonly FieldPath[] fields;
    private readonly (FieldPath Path, byte[][] Codes)[] codes;
    private readonly IdsGroup[] inner;

    private IdsGroup(string owner, string parent, IReadOnlyList<string> paths, IReadOnlyList<IdsCodeCondition> conditions)
    {
        this.owner = owner;
        place = owner.Length == 0 ? null : new FieldPath(Relative(owner, parent));
        var outermost = OwnersWithin(owner, conditions);
        inner =
        [
            .. outermost.Select(one => new IdsGroup(
                one, owner,
                [.. paths.Where(path => IsInside(path, one))],
                [.. conditions.Where(condition => condition.Owner == one || IsInside(condition.Owner, one))])),
        ];
        fields = [.. paths.Where(path => !outermost.Exists(one => IsInside(path, one))).Select(path => new FieldPath(Relative(path, owner)))];
        codes =
        [
            .. conditions.Where(condition => condition.Owner == owner).Select(condition =>
                (new FieldPath(Relative(condition.Path, owner)), condition.Codes.Select(Encoding.UTF8.GetBytes).ToArray())),
        ];
    }

    /// <summary>The group of a whole project.</summary>
    public static IdsGroup Of(IdsElement element) => new("", "", element.Paths, element.Conditions);

    /// <summary>Whether an object holds all of it.</summary>
    public bool IsIn(JsonValue owner)
    {
        foreach (var (path, wanted) in codes)
            if (!Any(path, owner, wanted))
                return false;
        foreach (var field in fields)
            if (!IsFilled(field, owner))
                return false;
        foreach (var group in inner)
            if (!group.IsInAny(owner))
                return false;
        return true;
    }

    /// <summary>The path of the objects from the project; empty for the project itself.</summary>
    public string Owner => owner;

    /// <summary>How many codes it asks for.</summary>
    public int Codes => codes.Length;

    /// <summary>The fields it asks for, from the object.</summary>
    public IReadOnlyList<FieldPath> Fields => fields;

    /// <summary>The further objects it asks for.</summary>
    public IReadOnlyList<IdsGroup> Inner => inner;

    /// <summary>The paths of the further objects that conditions name inside an object, but for those inside each other.</summary>
    public static List<string> OwnersWithin(string owner, IReadOnlyList<IdsCodeCondition> conditions)
    {
        if (conditions.Count == 0)
            return [];
        var owners = conditions.Select(condition => condition.Owner).Where(other => IsInside(other, owner)).Distinct().ToList();
        return owners.FindAll(one => !owners.Exists(other => IsInside(one, other)));
    }

    private bool IsInAny(JsonValue owner)
    {
        foreach (var candidate in place!.In(owner))
            if (candidate.IsObject && IsIn(candidate))
                return true;
        return false;
    }

    // Walks by itself: these are short ways from objects that no index begins at.
    private static bool Any(FieldPath path, JsonValue value, byte[][] wanted, int names = 0)
    {
        for (; value.Exists; value = value[path.Names[names++]])
        {
            if (value.IsArray)
            {
                foreach (var element in value.Elements)
                    if (Any(path, element, wanted, names))
                        return true;
                return false;
            }

            if (names == path.Names.Length)
                return IsOneOf(value, wanted);
        }

        return false;
    }

    private static bool IsOneOf(JsonValue value, byte[][] wanted)
    {
        foreach (var code in wanted)
            if (value.Is(code))
                return true;
        return false;
    }

    private static bool IsFilled(FieldPath path, JsonValue value, int names = 0)
    {
        for (; value.Exists; value = value[path.Names[names++]])
        {
            if (value.IsArray)
            {
                foreach (var element in value.Elements)
                    if (IsFilled(path, element, names))
                        return true;
                return false;
            }

            if (names == path.Names.Length)
                return !value.IsEmpty;
        }

        return false;
    }

    /// <summary>Whether a path leads into what stands at another.</summary>
    public static bool IsInside(string path, string owner) =>
        owner.Length == 0 ? path.Length > 0 : path.StartsWith(owner + "/", StringComparison.Ordinal);

    private static string Relative(string path, string owner) => owner.Length == 0 ? path : path[(owner.Length + 1)..];
}
