using ChannelProgram.Application.Surveys;
using ChannelProgram.Infrastructure.Store;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Infrastructure.Surveys;

internal sealed class SurveysFeature : IInfrastructureFeature
{
    public IEnumerable<string> RacedConstraints => [SurveyAnswerMapping.OneExternalId];

    public void AddServices(IServiceCollection services) => services
        .AddScoped<ISurveyAnswers, StoredSurveyAnswers>()
        .AddScoped<ISurveyScores, SurveyScores>();
}
