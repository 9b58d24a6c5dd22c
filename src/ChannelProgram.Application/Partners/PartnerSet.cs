using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Partners;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Application.Partners;

public static class PartnerSet
{
    extension(IChannelDb db)
    {
        public DbSet<Partner> Partners => db.Set<Partner>();
    }
}
