using ChannelProgram.Application.PersonalData;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.PersonalData;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Infrastructure.PersonalData;

internal sealed class PersonalDataFeature : IInfrastructureFeature
{
    public void AddServices(IServiceCollection services) => services.AddScoped<IErasures, StoredErasures>();
}

internal sealed class ErasureMapping : IEntityTypeConfiguration<Erasure>
{
    public void Configure(EntityTypeBuilder<Erasure> builder)
    {
        builder.ToTable("erasures");
        builder.Property(it => it.Id).ValueGeneratedNever();
        builder.Property(it => it.By).HasColumnName("erased_by").HasMaxLength(CallerId.MaxLength);
        builder.Property(it => it.Reason).HasMaxLength(Erasure.MaxReasonLength);
        builder.Property(it => it.Erased)
            .HasConversion(new JsonOf<IReadOnlyList<ErasedRows>>(), JsonOf<IReadOnlyList<ErasedRows>>.Unchanging);
        builder.Ignore(it => it.Events);
    }
}

internal sealed class StoredErasures(ChannelDb db) : IErasures
{
    public void Add(Erasure erasure) => db.Add(erasure);
}
