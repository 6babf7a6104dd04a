using System.Runtime.InteropServices;

namespace OpenContracting.Web.Queries;

/// <summary>Which projects have which code (or word): every code once, and for each the numbers of its projects, ascending.</summary>
internal sealed class CodePlaces
{
    private readonly Dictionary<string, int> numbers;
    private readonly int[] starts;
    private readonly int[] places;

    private CodePlaces(Builder built)
    {
        (numbers, Codes) = (built.Numbers, built.Codes);
        starts = new int[Codes.Count + 1];
        foreach (var code in built.Entries)
            starts[code + 1]++;
        for (var code = 0; code < Codes.Count; code++)
            starts[code + 1] += starts[code];
        places = new int[built.Entries.Count];
        var (next, entry) = (starts.ToArray(), 0);
        for (var project = 0; project < built.Ends.Count; project++)
            for (; entry < built.Ends[project]; entry++)
                places[next[built.Entries[entry]]++] = project;
    }

    public IReadOnlyList<string> Codes { get; }

    /// <summary>The number of a code; null when no project has it.</summary>
    public int? Find(string code) => numbers.TryGetValue(code, out var number) ? number : null;

    /// <summary>Takes out of a set of projects those that have none of these codes.</summary>
    public void Keep(IEnumerable<int> codes, ulong[] projects)
    {
        var having = new ulong[projects.Length];
        foreach (var code in codes)
            foreach (var project in Of(code))
                having[project >> 6] |= 1UL << project;
        for (var part = 0; part < projects.Length; part++)
            projects[part] &= having[part];
    }

    /// <summary>How often a code stands in projects of a set.</summary>
    public int Count(int code, ulong[] projects)
    {
        var count = 0;
        foreach (var project in Of(code))
            count += (int)(projects[project >> 6] >> project & 1);
        return count;
    }

    private ReadOnlySpan<int> Of(int code) => places.AsSpan(starts[code]..starts[code + 1]);

    /// <summary>Takes the codes of one project after the other.</summary>
    public sealed class Builder
    {
        private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> bySpan;

        public Builder() => bySpan = Numbers.GetAlternateLookup<ReadOnlySpan<char>>();

        internal Dictionary<string, int> Numbers { get; } = new(StringComparer.Ordinal);

        internal List<string> Codes { get; } = [];

        internal List<int> Entries { get; } = [];

        internal List<int> Ends { get; } = [];

        public void Add(params IEnumerable<string?> codes)
        {
            foreach (var code in codes)
                if (code is not null)
                    Entries.Add(Number(code));
            Ends.Add(Entries.Count);
        }

        /// <summary>Takes the words of a text, each once.</summary>
        public void AddWords(string text)
        {
            var begins = Entries.Count;
            foreach (var range in text.AsSpan().Split(' '))
                if (!text.AsSpan(range).IsEmpty)
                    Entries.Add(Number(text.AsSpan(range)));
            var words = CollectionsMarshal.AsSpan(Entries)[begins..];
            words.Sort();
            var different = 0;
            for (var word = 0; word < words.Length; word++)
                if (word == 0 || words[word] != words[word - 1])
                    words[different++] = words[word];
            Entries.RemoveRange(begins + different, words.Length - different);
            Ends.Add(Entries.Count);
        }

        public CodePlaces Build() => new(this);

        private int Number(ReadOnlySpan<char> code)
        {
            ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(bySpan, code, out var isKnown);
            if (!isKnown)
            {
                number = Codes.Count;
                Codes.Add(code.ToString());
            }

            return number;
        }
    }
}
