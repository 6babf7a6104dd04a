using OpenContracting.Validation.Signals;
using OpenContracting.Web.Hosting;
using OpenContracting.Web.Queries.Signals;

namespace OpenContracting.Web.Pages.Signals;

/// <summary>The questions that the data leave open: what each asks, of how many works it can be told, and which works raise it.</summary>
public sealed class IndexModel(SignalRegister register, InstanceKind kind) : PortalPage
{
    public SignalBook Book { get; private set; } = null!;

    public bool IsDemo => kind.IsDemo;

    public async Task OnGetAsync(CancellationToken cancellation) => Book = await register.ReadAsync(cancellation);
}
