using System.Text;

namespace OpenContracting.Exports.Synthetic;

/// <summary>Writes what is true of each process, so that rules and readers can be measured against it.</summary>
internal sealed class TruthFile(string file, SyntheticOptions options, Numbering numbering) : IDisposable
{
    public const string Header =
        "ocid,numProceso,infrastructure,nature,kind,project,family,province,firstMonth,lastMonth,status";

    private readonly StreamWriter lines = Open(file);
    private readonly Calendar calendar = new(options);
    private readonly Vocabulary vocabulary = Vocabulary.Instance;

    public void Add(Story story)
    {
        foreach (var act in story.Acts)
        {
            var numProceso = numbering.NumProceso(story, act);
            lines.Write(numbering.Ocid(act, numProceso));
            Cell(numProceso);
            Cell(Infrastructure(act.Nature));
            Cell(NameOf(act.Nature));
            Cell(story.Works?.Name ?? story.Purchase!.Name);
            Cell(story.ProjectKey);
            Cell(numbering.NumProceso(story, act.Root));
            Cell(story.Place.Province(vocabulary).Code);
            Cell(MonthOf(act.Published));
            Cell(MonthOf(act.LastEvent(calendar.LastDay)));
            Cell(StatusOf(act));
            lines.WriteLine();
        }
    }

    public void Dispose() => lines.Dispose();

    private void Cell(string value)
    {
        lines.Write(',');
        lines.Write(value);
    }

    private static StreamWriter Open(string file)
    {
        var writer = new StreamWriter(file, append: false, new UTF8Encoding(false), 1 << 16) { NewLine = "\n" };
        writer.WriteLine(Header);
        return writer;
    }

    private static string Infrastructure(Nature nature) => nature switch
    {
        Nature.Purchase => "no",
        Nature.Works or Nature.Maintenance => "yes",
        _ => "associated",
    };

    private static string NameOf(Nature nature) => nature switch
    {
        Nature.Purchase => "purchase",
        Nature.Design => "design",
        Nature.Works => "works",
        Nature.Supervision => "supervision",
        Nature.Equipment => "equipment",
        _ => "maintenance",
    };

    private string StatusOf(Act act) =>
        act.Cancelled <= calendar.LastDay ? "cancelled"
        : act.Deserted <= calendar.LastDay ? "unsuccessful"
        : act.Accepted <= calendar.LastDay ? "accepted"
        : act.Contracted <= calendar.LastDay ? "contracted"
        : act.Awarded <= calendar.LastDay ? "awarded"
        : "open";

    private static string MonthOf(int day) => DateOnly.FromDayNumber(day).ToString("yyyy-MM");
}
