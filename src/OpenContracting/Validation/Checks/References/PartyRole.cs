using System.Text;
using OpenContracting.Json;

namespace OpenContracting.Validation.Checks.References;

/// <summary>A role of organizations, and where releases and projects refer to those that have it.</summary>
internal sealed class PartyRole
{
    // No organization has more; a list of thousands must not be walked for each reference.
    private const int MostRoles = 100;

    private static int count;

    private readonly int number = count++;

    private PartyRole(string code, string name, string[] ocds, string[] oc4ids)
    {
        Code = Encoding.UTF8.GetBytes(code);
        Name = name;
        Ocds = [.. ocds.Select(path => new FieldPath(path))];
        Oc4ids = [.. oc4ids.Select(path => new FieldPath(path))];
    }

    public static PartyRole Buyer { get; } = new("buyer", "buyer", ["buyer"], []);

    public static PartyRole PublicAuthority { get; } = new("publicAuthority", "public-authority", [], ["publicAuthority"]);

    public static PartyRole ProcuringEntity { get; } = new("procuringEntity", "procuring-entity",
        ["tender/procuringEntity"], ["contractingProcesses/summary/tender/procuringEntity"]);

    public static PartyRole AdministrativeEntity { get; } = new("administrativeEntity", "administrative-entity",
        [], ["contractingProcesses/summary/tender/administrativeEntity"]);

    public static PartyRole Tenderer { get; } = new("tenderer", "tenderer",
        ["tender/tenderers"], ["contractingProcesses/summary/tender/tenderers"]);

    public static PartyRole Supplier { get; } = new("supplier", "supplier",
        ["awards/suppliers"], ["contractingProcesses/summary/suppliers"]);

    public static PartyRole Funder { get; } = new("funder", "funder",
        [],
        ["budget/budgetBreakdowns/budgetBreakdown/sourceParty", "budget/finance/financingParty", "contractingProcesses/summary/finance/financingParty"]);

    public static PartyRole Payer { get; } = new("payer", "payer",
        ["contracts/implementation/transactions/payer"], ["transactions/payer", "contractingProcesses/summary/transactions/payer"]);

    public static PartyRole Payee { get; } = new("payee", "payee",
        ["contracts/implementation/transactions/payee"], ["transactions/payee", "contractingProcesses/summary/transactions/payee"]);

    /// <summary>All of them, in the order they enter the life of a project.</summary>
    public static IReadOnlyList<PartyRole> All { get; } =
        [PublicAuthority, Funder, Buyer, ProcuringEntity, AdministrativeEntity, Tenderer, Supplier, Payer, Payee];

    private static readonly TextTable Numbers = new([.. All.Select(role => role.Code)]);

    /// <summary>The role among many, as a bit.</summary>
    public ushort Bit => (ushort)(1 << number);

    /// <summary>The code in <c>roles</c>, as UTF-8.</summary>
    public byte[] Code { get; }

    /// <summary>The role's name in codes of checks.</summary>
    public string Name { get; }

    /// <summary>The references of a release.</summary>
    public FieldPath[] Ocds { get; }

    /// <summary>The references of a project.</summary>
    public FieldPath[] Oc4ids { get; }

    /// <summary>What has references to this role.</summary>
    public CheckSubject Subjects =>
        (Ocds.Length > 0 ? CheckSubject.AnyRelease : 0) | (Oc4ids.Length > 0 ? CheckSubject.Project : 0);

    /// <summary>The references in a subject of the given kind.</summary>
    public FieldPath[] References(CheckSubject subject) => subject == CheckSubject.Project ? Oc4ids : Ocds;

    /// <summary>The names that references of this role go by.</summary>
    public IReadOnlyList<string> LastNames => [.. Ocds.Concat(Oc4ids).Select(path => path.LastName).Distinct()];

    /// <summary>The roles of a party, their bits together.</summary>
    public static ushort MaskOf(JsonValue party)
    {
        ushort mask = 0;
        foreach (var code in party["roles"u8].Elements)
        {
            if (code.IsString && Numbers.Find(code.Text) is >= 0 and var found)
                mask |= All[found].Bit;
            if (code.Ordinal == MostRoles)
                break;
        }

        return mask;
    }

    /// <summary>The role's code in the roles of a party; undefined when the party does not have it.</summary>
    public JsonValue FindIn(JsonValue party)
    {
        foreach (var code in party["roles"u8].Elements)
            if (code.Is(Code))
                return code;
            else if (code.Ordinal == MostRoles)
                break;
        return default;
    }
}
