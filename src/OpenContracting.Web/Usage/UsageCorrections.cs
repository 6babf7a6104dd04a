using Microsoft.EntityFrameworkCore;
using OpenContracting.People.Usage;
using OpenContracting.Storage;
using OpenContracting.Storage.Bulk;
using OpenContracting.Storage.Usage;

namespace OpenContracting.Web.Usage;

/// <summary>What people add to the counts: declared figures of social networks, and restatements, each dated and with its reason.</summary>
public sealed class UsageCorrections(Db db, TimeProvider clock)
{
    /// <summary>Takes figures of posts; those of a post and month that were declared before are replaced.</summary>
    public Task DeclareAsync(IReadOnlyList<SocialFigure> figures, CancellationToken cancellation) => db.TransactionAsync(
        () => db.Bulk.WriteAsync(db, figures, OnConflict.Replace, cancellation), cancellation);

    /// <summary>Moves what people and machines did to the robots: of some days, and of one channel or item when it is named.</summary>
    /// <returns>How many investigations were moved.</returns>
    public Task<long> RestateAsync(DateOnly from, DateOnly to, string channel, string item, string reason, CancellationToken cancellation) =>
        db.TransactionAsync(async () =>
        {
            var wrong = await db.UsageDays
                .Where(row => row.Day >= from && row.Day <= to && row.Agent != AgentClass.Robot && row.Kind != UsageRow.Visits && row.Kind != "dropped")
                .Where(row => (channel == "" || row.Channel == channel) && (item == "" || row.Item == item))
                .ToListAsync(cancellation);
            db.UsageDays.RemoveRange(wrong);
            foreach (var sum in wrong.GroupBy(row => (row.Day, row.Kind, row.Item, row.Institution, row.Format, row.Channel, row.RobotsList)))
            {
                var robots = await db.UsageDays.FindAsync(
                    [sum.Key.Day, sum.Key.Kind, sum.Key.Item, sum.Key.Institution, sum.Key.Format, sum.Key.Channel, AgentClass.Robot, sum.Key.RobotsList], cancellation);
                if (robots is null)
                {
                    robots = Empty(sum.First());
                    db.UsageDays.Add(robots);
                }

                foreach (var row in sum)
                    Move(row, robots);
            }

            var moved = wrong.Sum(row => row.Investigations);
            db.UsageRestatements.Add(new UsageRestatement
            {
                At = clock.GetUtcNow(),
                FromDay = from,
                ToDay = to,
                Channel = channel,
                Item = item,
                Moved = moved,
                Reason = reason,
            });
            await db.SaveChangesAsync(cancellation);
            return moved;
        }, cancellation);

    private static UsageDay Empty(UsageDay like) => new()
    {
        Day = like.Day,
        Kind = like.Kind,
        Item = like.Item,
        Institution = like.Institution,
        Format = like.Format,
        Channel = like.Channel,
        Agent = AgentClass.Robot,
        RobotsList = like.RobotsList,
    };

    private static void Move(UsageDay from, UsageDay to)
    {
        to.Investigations += from.Investigations;
        to.Requests += from.Requests;
        to.UniqueInvestigations += from.UniqueInvestigations;
        to.UniqueRequests += from.UniqueRequests;
        to.Shares += from.Shares;
        to.Saves += from.Saves;
        to.Follows += from.Follows;
    }
}
