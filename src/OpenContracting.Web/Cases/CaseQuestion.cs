using System.Globalization;
using OpenContracting.People.Cases;

namespace OpenContracting.Web.Cases;

/// <summary>What stands in a form's token: when it was shown, the two numbers to be added, and the receipt of what it will send.</summary>
/// <remarks>
/// The receipt is made with the form, so that a button pressed twice sends one case and both answers show the same code.
/// A question in words can be heard as well as seen, needs no script, and asks nobody else.
/// </remarks>
public sealed record CaseQuestion(DateTimeOffset ShownAt, int First, int Second, ReceiptCode Code)
{
    /// <summary>Whether an answer is right: in digits, or as the word.</summary>
    /// <param name="answer">As typed.</param>
    /// <param name="word">The word of the right number.</param>
    public bool IsAnsweredBy(string? answer, Func<int, string> word)
    {
        var given = (answer ?? "").Trim().Trim('.');
        return given == (First + Second).ToString(CultureInfo.InvariantCulture) || string.Equals(given, word(First + Second), StringComparison.OrdinalIgnoreCase);
    }
}
