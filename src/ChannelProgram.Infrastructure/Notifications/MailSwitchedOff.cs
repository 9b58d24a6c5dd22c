using ChannelProgram.Domain.Mails;
using ChannelProgram.Infrastructure.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChannelProgram.Infrastructure.Notifications;

/// <summary>A kind of mail that a person does not get. Without a row a person gets it.</summary>
internal sealed class MailSwitchedOff
{
    public Guid Person { get; init; }

    public string Kind { get; init; } = "";
}

internal sealed class MailSwitchedOffMapping : IEntityTypeConfiguration<MailSwitchedOff>
{
    public void Configure(EntityTypeBuilder<MailSwitchedOff> builder)
    {
        builder.ToTable("mails_switched_off");
        builder.HasKey(it => new { it.Person, it.Kind });
        builder.Property(it => it.Kind).HasMaxLength(Mail.MaxKindLength);
        builder.HasOne<PortalUser>().WithMany().HasForeignKey(it => it.Person).OnDelete(DeleteBehavior.Cascade);
    }
}
