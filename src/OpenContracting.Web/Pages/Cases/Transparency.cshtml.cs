using OpenContracting.People.Cases;
using OpenContracting.Web.Api;
using OpenContracting.Web.Cases;

namespace OpenContracting.Web.Pages.Cases;

/// <summary>What moderation did with what citizens sent.</summary>
public sealed class TransparencyModel(CaseBook book, CaseSettings settings) : PortalPage
{
    public CaseFigures Figures { get; private set; } = null!;

    public (long Position, string Hash) Head { get; private set; }

    public int ReplyDays => settings.ReplyDays;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Figures = await book.FiguresAsync(cancellation);
        Head = await book.HeadAsync(cancellation);
    }

    /// <summary>The title of a category by the API's word for it.</summary>
    public string Category(string word) => T["case.category." + Enum.GetValues<CaseCategory>().First(category => Word.Of(category) == word)];
}
