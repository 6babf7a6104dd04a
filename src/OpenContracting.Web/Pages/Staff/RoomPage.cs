using Microsoft.AspNetCore.Identity;
using OpenContracting.People.Committees;
using OpenContracting.Storage.Committees;
using OpenContracting.Storage.People;
using OpenContracting.Web.Committees;

namespace OpenContracting.Web.Pages.Staff;

/// <summary>A page of a committee's workroom: only for those who have a seat in it. To all others there is no such page.</summary>
public abstract class RoomPage(CommitteeRegister register, CommitteeSeats seats, UserManager<User> users) : PortalPage
{
    public Committee Committee { get; private set; } = null!;

    public CommitteeSeat Seat { get; private set; } = null!;

    public DateOnly Today => register.Today;

    /// <summary>Whether they write and agree: not as an observer, and not before they declared their interests.</summary>
    public bool MayWrite => Seat.Part != CommitteePart.Observer && Seat.DeclaredOn is not null;

    protected async Task<bool> EnterAsync(string id, CancellationToken cancellation)
    {
        if (await register.FindAsync(id, cancellation) is not { } committee || await seats.FindAsync(id, Guid.Parse(users.GetUserId(User)!), cancellation) is not { } seat)
            return false;
        (Committee, Seat) = (committee, seat);
        return true;
    }
}
