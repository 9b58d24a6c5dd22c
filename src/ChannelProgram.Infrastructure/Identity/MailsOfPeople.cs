using ChannelProgram.Application.Mails;
using ChannelProgram.Domain.Mails;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChannelProgram.Infrastructure.Identity;

/// <summary>Whoever is deleted gets no mail any more.</summary>
internal sealed class MailsOfPeople : IEntityTypeConfiguration<Mail>
{
    public void Configure(EntityTypeBuilder<Mail> builder) =>
        builder.HasOne<PortalUser>().WithMany().HasForeignKey(it => it.Person).OnDelete(DeleteBehavior.Cascade);
}

internal sealed class MailReaders(ChannelDb db) : IMailReaders
{
    public async Task<IReadOnlySet<Guid>> WhoDoNotSignIn(IReadOnlyCollection<Guid> people, CancellationToken ct) =>
        people.Count == 0
            ? new HashSet<Guid>()
            // Whoever is removed is suspended for good, too.
            : (await db.Users.AsNoTracking().Where(it => people.Contains(it.Id)).Select(it => new { it.Id, it.LockoutEnd })
                .ToListAsync(ct)).Where(it => PortalUser.IsSuspended(it.LockoutEnd)).Select(it => it.Id).ToHashSet();
}
