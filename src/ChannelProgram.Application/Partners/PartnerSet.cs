using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Partners;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Application.Partners;

public static class PartnerSet
{
    extension(IChannelDb db)
    {
        /// <summary>The partners that the caller sees.</summary>
        public DbSet<Partner> Partners => db.Set<Partner>();
    }
}
