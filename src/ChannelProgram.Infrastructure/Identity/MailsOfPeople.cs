using ChannelProgram.Domain.Mails;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChannelProgram.Infrastructure.Identity;

/// <summary>Whoever is deleted gets no mail any more.</summary>
internal sealed class MailsOfPeople : IEntityTypeConfiguration<Mail>
{
    public void Configure(EntityTypeBuilder<Mail> builder) =>
        builder.HasOne<PortalUser>().WithMany().HasForeignKey(it => it.Person).OnDelete(DeleteBehavior.Cascade);
}
