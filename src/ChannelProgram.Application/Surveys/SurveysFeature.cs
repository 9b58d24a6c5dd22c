using ChannelProgram.Application.Common;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Application.Surveys;

internal sealed class SurveysFeature : IApplicationFeature
{
    public IEnumerable<Permission> Permissions =>
        [SurveyPermissions.Read, SurveyPermissions.Record, SurveyPermissions.Withdraw];

    public void AddServices(IServiceCollection services) => services.AddScoped<SurveyRecording>();
}

public static class SurveyPermissions
{
    private static readonly string[] Systems = ["vendor.partner.manage"];

    /// <summary>A partner reads no single answer: it could tell which customer gave it.</summary>
    public static readonly Permission Read = new(null, Systems, Role.ChannelManager, Role.ProgramAdmin, Role.Auditor);

    public static readonly Permission Record = new(null, Systems, Role.ChannelManager, Role.ProgramAdmin);

    /// <summary>A system reports; that it was wrong, people say.</summary>
    public static readonly Permission Withdraw = new(null, [], Role.ChannelManager, Role.ProgramAdmin);
}
