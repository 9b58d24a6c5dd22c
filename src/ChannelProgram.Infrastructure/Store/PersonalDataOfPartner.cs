using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Store;

internal static class PersonalDataOfPartner
{
    /// <summary>Only what the partner has that the data is asked for of, if it is one's.</summary>
    public static IQueryable<T> Of<T>(this IQueryable<T> all, DataSubject subject) where T : class, IPartnerOwned =>
        subject.Within is { } partner
            ? all.Where(it => EF.Property<PartnerId>(it, nameof(IPartnerOwned.Partner)) == partner)
            : all;
}
