using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenContracting.Storage.Subscriptions;

internal sealed class SubscriptionConfiguration : IEntityTypeConfiguration<Subscription>
{
    public void Configure(EntityTypeBuilder<Subscription> entity)
    {
        entity.Property(subscription => subscription.Id).ValueGeneratedNever();
        entity.Property(subscription => subscription.Topic).HasMaxLength(Subscription.LongestTopic);
        entity.Property(subscription => subscription.Language).HasMaxLength(2);
        entity.Property(subscription => subscription.TokenHash).HasMaxLength(64);
        // The same wish of the same person is one row, however often it is said.
        entity.HasIndex(subscription => new { subscription.AddressHash, subscription.Topic }).IsUnique();
        entity.HasIndex(subscription => subscription.TokenHash).IsUnique();
        entity.HasIndex(subscription => subscription.NextAt);
    }
}
