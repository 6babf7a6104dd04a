using System.Globalization;
using OpenContracting.Json;

namespace OpenContracting.Validation.Checks.Dataset;

/// <summary>A process does not lose phases that were published. Pelican's time-based <c>phase_stable</c>, on OC4IDS too.</summary>
/// <remarks>
/// Compared are the planning, the tender and the numbers of awards and contracts; of a project the numbers of contracting processes,
/// modifications and payments. (3) An item that vanished altogether has a check of its own.
/// </remarks>
internal sealed class PhasesNotFewer : ComparisonCheck
{
    private static readonly FieldPath Processes = new("contractingProcesses");

    private static readonly FieldPath Modifications = new("contractingProcesses/summary/modifications");

    private static readonly FieldPath Payments = new("contractingProcesses/summary/transactions");

    private static readonly string[] NamesOfRelease = ["planning", "tender", "awards", "contracts"];

    private static readonly string[] NamesOfProject = ["contractingProcesses", "modifications", "transactions", ""];

    // The highest bit tells projects from releases, so fifteen bits are left for each count.
    private const ulong IsProject = 1UL << 63;
    private const int Bits = 15;
    private const ulong Most = (1UL << Bits) - 1;

    public override string Code => "phases-not-fewer";

    protected override ulong Data(JsonValue subject, CheckSubject kind) => kind == CheckSubject.Project
        ? IsProject | Pack(Count(Processes, subject), Count(Modifications, subject), Count(Payments, subject), 0)
        : Pack(
            subject["planning"u8].IsEmpty ? 0 : 1, subject["tender"u8].IsEmpty ? 0 : 1,
            subject["awards"u8].Elements.Count, subject["contracts"u8].Elements.Count);

    protected override void Judge(string id, ulong before, ulong? now, DatasetRun run)
    {
        if (now is not { } after) // (3)
            return;
        var names = (before & IsProject) != 0 ? NamesOfProject : NamesOfRelease;
        var lost = -1;
        for (var i = 0; i < names.Length && lost < 0; i++)
            if (Unpack(after, i) < Unpack(before, i))
                lost = i;
        if (lost < 0)
            run.Pass();
        else
            run.Fail(null, arguments: [id, names[lost], Show(Unpack(before, lost)), Show(Unpack(after, lost))]);
    }

    private static int Count(FieldPath path, JsonValue subject)
    {
        var count = 0;
        foreach (var _ in path.In(subject))
            count++;
        return count;
    }

    private static ulong Pack(int first, int second, int third, int fourth) =>
        Limit(first) | Limit(second) << Bits | Limit(third) << (2 * Bits) | Limit(fourth) << (3 * Bits);

    private static ulong Limit(int count) => Math.Min((ulong)count, Most);

    private static ulong Unpack(ulong packed, int index) => packed >> (index * Bits) & Most;

    private static string Show(ulong count) => count.ToString(CultureInfo.InvariantCulture);
}
