namespace OpenContracting.Exports.Synthetic;

/// <summary>Repeatable chance: SplitMix64, and shapes made of it by +, −, × and ÷ alone.</summary>
/// <remarks>
/// <c>System.Random</c> and <c>Math.Exp</c> may give other values on another runtime or processor; the same seed must
/// give the same data everywhere.
/// </remarks>
internal struct Dice(ulong seed)
{
    private ulong state = seed;

    /// <summary>Dice of their own for one thing, told apart by up to three numbers.</summary>
    public static Dice For(ulong seed, long first, long second = 0, long third = 0)
    {
        var mixed = Mix(seed + 0x9E3779B97F4A7C15);
        mixed = Mix(mixed ^ (ulong)first);
        mixed = Mix(mixed ^ (ulong)second);
        return new Dice(Mix(mixed ^ (ulong)third));
    }

    public ulong Next() => Mix(state += 0x9E3779B97F4A7C15);

    /// <summary>A whole number from 0 to <paramref name="count"/> − 1.</summary>
    public int Below(int count) => (int)Math.BigMul(Next(), (ulong)count, out _);

    /// <summary>A whole number between two, both included.</summary>
    public int Between(int least, int most) => least + Below(most - least + 1);

    /// <summary>A fraction from 0 to just under 1.</summary>
    public double Fraction() => (Next() >> 11) * (1.0 / (1UL << 53));

    public bool Chance(double share) => Fraction() < share;

    public T Pick<T>(T[] among) => among[Below(among.Length)];

    /// <summary>An amount of cents, log-normal around a median in whole balboas.</summary>
    public long Cents(double median, double spread) => (long)(median * Exp(Normal() * spread) * 100);

    /// <summary>The sum of twelve fractions less six: close to the standard normal distribution, never beyond ±6.</summary>
    private double Normal()
    {
        var sum = -6.0;
        for (var i = 0; i < 12; i++)
            sum += Fraction();

        return sum;
    }

    /// <summary>(1 + x/4096)^4096: within half a percent of e^x for the values that occur here.</summary>
    private static double Exp(double power)
    {
        var value = 1 + power / 4096;
        for (var i = 0; i < 12; i++)
            value *= value;

        return value;
    }

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
