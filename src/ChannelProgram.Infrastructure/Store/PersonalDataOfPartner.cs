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

    /// <summary>What any of these finds, each row once: the context follows them, so the same row is the same object.</summary>
    public static async Task<IReadOnlyCollection<T>> LoadOnce<T>(
        this IReadOnlyCollection<IQueryable<T>> queries, CancellationToken ct)
        where T : class
    {
        var found = new HashSet<T>();
        foreach (var query in queries) found.UnionWith(await query.ToListAsync(ct));
        return found;
    }
}
