using OpenContracting.Json;

namespace OpenContracting.Validation.Checks.Values;

/// <summary>An amount is one that a government could pay: less than five thousand million US dollars.</summary>
/// <remarks>
/// The limit is that of the official quality notebook and of Pelican. (1) There is no amount with a currency. (2) No rate is at hand for
/// the currency.
/// </remarks>
internal abstract class RealisticAmount : Check
{
    private const decimal Limit = 5_000_000_000;

    public override Severity Severity => Severity.Warning;
    public override NoticeKind Kind => NoticeKind.Quality;

    /// <summary>Judges a value object.</summary>
    /// <param name="value">The value object.</param>
    /// <param name="at">The moment whose rate counts; the run's when there is none.</param>
    /// <param name="mustBePositive">Whether 0 and less are wrong.</param>
    /// <param name="run">Takes the outcome.</param>
    protected static void Judge(JsonValue value, JsonValue at, bool mustBePositive, CheckRun run)
    {
        if (!run.Amounts.TryRead(value, out var money))
        {
            var unread = value["amount"u8];
            if (unread.IsNumber && value["currency"u8] is { IsString: true } currency)
                run.Fail(unread, arguments: run.Keeps ? [currency.GetString()!] : null);
            return;
        }

        if (!money.TryToDollars(run, at, out var dollars))
            run.DoesNotApply(2);
        else if (Math.Abs(dollars) >= Limit || (mustBePositive && dollars <= 0))
            run.Fail(value["amount"u8], arguments: run.Keeps ? [money.Currency.GetString()!] : null);
        else
            run.Pass();
    }
}
