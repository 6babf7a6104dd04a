using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OpenContracting.People.Committees;
using OpenContracting.Storage;
using OpenContracting.Storage.Committees;
using OpenContracting.Storage.People;
using OpenContracting.Web.Accounts;

namespace OpenContracting.Web.Committees;

/// <summary>Who may enter which workroom, and what they declared. None of it is published.</summary>
public sealed class CommitteeSeats(Db db, StaffAccounts staff, UserManager<User> users, CommitteeRegister register, AuditLog audit)
{
    /// <summary>The committees in which an account has a seat.</summary>
    public async Task<IReadOnlyList<Committee>> CommitteesOfAsync(Guid user, CancellationToken cancellation)
    {
        var ids = await db.CommitteeSeats.Where(seat => seat.UserId == user).Select(seat => seat.CommitteeId).ToListAsync(cancellation);
        return [.. (await register.ListAsync(new(), cancellation)).Where(committee => ids.Contains(committee.Id))];
    }

    /// <summary>An account's seat in a committee; null without one.</summary>
    public Task<CommitteeSeat?> FindAsync(string committee, Guid user, CancellationToken cancellation) =>
        db.CommitteeSeats.AsNoTracking().SingleOrDefaultAsync(seat => seat.UserId == user && db.Committees.Any(each => each.Id == seat.CommitteeId && each.Code == committee), cancellation);

    /// <summary>The seats of a committee, with the addresses of those who have them: for those who keep it.</summary>
    public async Task<IReadOnlyList<(CommitteeSeat Seat, string Email)>> OfCommitteeAsync(int committee, CancellationToken cancellation) =>
        [.. (await db.CommitteeSeats.AsNoTracking().Where(seat => seat.CommitteeId == committee)
            .Join(db.Users, seat => seat.UserId, user => user.Id, (seat, user) => new { seat, user.Email, user.CreatedAt }).OrderBy(row => row.CreatedAt).ToListAsync(cancellation))
            .Select(row => (row.seat, row.Email!))];

    /// <summary>How many may agree to what is written.</summary>
    public Task<int> VoicesAsync(int committee, CancellationToken cancellation) =>
        db.CommitteeSeats.CountAsync(seat => seat.CommitteeId == committee && seat.Part != CommitteePart.Observer, cancellation);

    /// <summary>Whether somebody keeps a committee's entry: whoever runs the register, and its own coordinator.</summary>
    public async Task<bool> MayKeepAsync(System.Security.Claims.ClaimsPrincipal user, string committee, CancellationToken cancellation) =>
        user.IsInRole(Roles.Administrator) || user.IsInRole(Roles.Moderator)
        || (await FindAsync(committee, Guid.Parse(users.GetUserId(user)!), cancellation))?.Part == CommitteePart.Coordinator;

    /// <summary>Gives an account a seat, or another part; makes the account when there is none of that address.</summary>
    /// <returns>False for an address that is none, and for officers: nobody watches the works of their own institution.</returns>
    public async Task<bool> SeatAsync(string by, string code, string email, CommitteePart part, string language, CancellationToken cancellation)
    {
        if (!Alarms.MailSender.IsAddress(email) || await db.Committees.Where(each => each.Code == code).Select(each => (int?)each.Id).SingleOrDefaultAsync(cancellation) is not { } committee)
            return false;
        var user = await users.FindByEmailAsync(email);
        if (user is not null && (user.ClosedAt is not null || await users.IsInRoleAsync(user, Roles.InstitutionOfficer)))
            return false;
        var role = part == CommitteePart.Coordinator ? Roles.CommitteeCoordinator : Roles.CommitteeMember;
        if (user is null)
        {
            user = new User { Email = email, Language = language };
            if (!(await staff.AddAsync(by, user, null, [role], [])).Succeeded)
                return false;
        }
        else if (!await users.IsInRoleAsync(user, role))
            await staff.GrantAsync(by, user, role);
        await PlaceAsync(committee, user.Id, part, cancellation);
        await audit.RecordAsync(by, "committee-seat-given", code, $"{user.Id} {part}");
        return true;
    }

    /// <summary>Gives an account that exists a seat.</summary>
    public async Task PlaceAsync(int committee, Guid user, CommitteePart part, CancellationToken cancellation)
    {
        if (await db.CommitteeSeats.SingleOrDefaultAsync(seat => seat.CommitteeId == committee && seat.UserId == user, cancellation) is { } known)
            known.Part = part;
        else
            db.CommitteeSeats.Add(new CommitteeSeat { CommitteeId = committee, UserId = user, Part = part });
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>Takes a seat away; what they agreed to counts no more.</summary>
    public async Task<bool> UnseatAsync(string by, string code, Guid user, CancellationToken cancellation)
    {
        if (await FindAsync(code, user, cancellation) is not { } seat)
            return false;
        await db.DraftAgreements.Where(agreement => agreement.UserId == user && db.VisitDrafts.Any(draft => draft.Id == agreement.DraftId && draft.CommitteeId == seat.CommitteeId && draft.VisitId == null))
            .ExecuteDeleteAsync(cancellation);
        await db.CommitteeSeats.Where(each => each.CommitteeId == seat.CommitteeId && each.UserId == user).ExecuteDeleteAsync(cancellation);
        await audit.RecordAsync(by, "committee-seat-taken", code, user.ToString());
        return true;
    }

    /// <summary>Notes what somebody declares of their interests in the works.</summary>
    public async Task DeclareAsync(CommitteeSeat seat, string? interest, CancellationToken cancellation)
    {
        DateOnly? today = register.Today;
        var text = string.IsNullOrWhiteSpace(interest) ? null : interest.Trim();
        await db.CommitteeSeats.Where(each => each.CommitteeId == seat.CommitteeId && each.UserId == seat.UserId)
            .ExecuteUpdateAsync(set => set.SetProperty(each => each.DeclaredOn, today).SetProperty(each => each.Interest, text), cancellation);
    }
}
