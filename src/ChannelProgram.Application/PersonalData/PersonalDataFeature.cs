using ChannelProgram.Application.Common;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Application.PersonalData;

internal sealed class PersonalDataFeature : IApplicationFeature
{
    public IEnumerable<Permission> Permissions => [PersonalDataPermissions.OfPartner, PersonalDataPermissions.Decide];

    public void AddServices(IServiceCollection services) => services
        .AddScoped<PersonalDataPlaces>()
        .AddJob("erase-old-personal-data", TimeSpan.FromDays(1), () => new EraseOldPersonalData(), followsProgramClock: true);
}

public static class PersonalDataPermissions
{
    /// <summary>What one partner has of somebody.</summary>
    public static readonly Permission OfPartner = new(null, [], Role.PartnerAdmin, Role.ProgramAdmin);

    public static readonly Permission Decide = new(null, [], Role.ProgramAdmin);
}
