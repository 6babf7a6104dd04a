using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace OpenContracting.Storage.Sqlite;

/// <summary>An amount as a whole number of ten-thousandths: exact, and an index can order it.</summary>
internal sealed class TenThousandths() : ValueConverter<decimal, long>(
    amount => (long)decimal.Round(amount * 10_000m), number => number / 10_000m);
