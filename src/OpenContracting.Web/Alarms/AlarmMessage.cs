using System.Text;
using System.Text.Json;
using OpenContracting.Storage.Alarms;
using OpenContracting.Web.Hosting;

namespace OpenContracting.Web.Alarms;

/// <summary>What people are told at one time: what is new or lasts, and what is over.</summary>
/// <param name="Instance">The instance's public address.</param>
/// <param name="Open">What lasts.</param>
/// <param name="Over">What has ended.</param>
/// <param name="IsTest">True when somebody only tries whether messages arrive.</param>
public sealed record AlarmMessage(string Instance, IReadOnlyList<Alarm> Open, IReadOnlyList<Alarm> Over, bool IsTest = false)
{
    /// <summary>An alarm in a sentence.</summary>
    public static string Sentence(Alarm alarm, string language)
    {
        // What a pull met has words of its own.
        var arguments = alarm.Kind == "pull-failing" && alarm.Arguments is [var times, var code, var detail]
            ? [times, PortalTexts.All.Format(language, $"pull.{code}", detail)]
            : alarm.Arguments;
        return PortalTexts.All.Format(language, $"alarm.{alarm.Kind}", [alarm.Subject, .. arguments]);
    }

    public string Subject(string language) => PortalTexts.All.Format(
        language, IsTest ? "alarm.testSubject" : Open.Count > 0 ? "alarm.subject" : "alarm.overSubject", new Uri(Instance).Host, Open.Count + Over.Count);

    public string Text(string language)
    {
        var text = new StringBuilder();
        if (IsTest)
            text.AppendLine(PortalTexts.All[language, "alarm.test"]).AppendLine();
        foreach (var alarm in Open)
            text.Append("- ").AppendLine(Sentence(alarm, language));
        if (Over.Count > 0)
            text.AppendLine().AppendLine(PortalTexts.All[language, "alarm.over"]);
        foreach (var alarm in Over)
            text.Append("- ").AppendLine(Sentence(alarm, language));
        return text.AppendLine().AppendLine(PortalTexts.All.Format(language, "alarm.where", Instance)).ToString();
    }

    public byte[] Json(DateTimeOffset now) => JsonSerializer.SerializeToUtf8Bytes(
        new
        {
            Instance,
            SentAt = now,
            Test = IsTest,
            Alarms = Open.Select(alarm => Body(alarm, "open")).Concat(Over.Select(alarm => Body(alarm, "over"))),
        },
        JsonSerializerOptions.Web);

    private static object Body(Alarm alarm, string state) => new
    {
        alarm.Kind,
        alarm.Subject,
        State = state,
        alarm.RaisedAt,
        alarm.ClearedAt,
        Text = new { Es = Sentence(alarm, "es"), En = Sentence(alarm, "en") },
    };
}
