using ChannelProgram.Application.Accounts;
using ChannelProgram.Application.Conflicts;
using ChannelProgram.Application.Deals;
using ChannelProgram.Application.VendorClaims;
using ChannelProgram.Application.Work;
using FluentValidation;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Application.Common;

public static class Mediation
{
    /// <summary>Registers every handler and validator of this assembly, and the pipeline in the order it runs.</summary>
    public static IServiceCollection AddUseCases(this IServiceCollection services)
    {
        Type[] kinds = [typeof(IRequestHandler<,>), typeof(INotificationHandler<>), typeof(IValidator<>)];
        var found =
            from type in typeof(Mediation).Assembly.GetTypes()
            where type is { IsVisible: true, IsAbstract: false, IsGenericTypeDefinition: false }
            from service in type.GetInterfaces()
            where service.IsGenericType && kinds.Contains(service.GetGenericTypeDefinition())
            select (service, type);

        foreach (var (service, type) in found)
            services.Add(new(service, type, service.GetGenericTypeDefinition() == typeof(IValidator<>) ? ServiceLifetime.Singleton : ServiceLifetime.Scoped));

        return services
            .AddSingleton<Meters>()
            .AddScoped<CurrentCaller>()
            .AddScoped<InputFaults>()
            .AddScoped<WaitlistPromotion>()
            .AddScoped<AccountMerging>()
            .AddScoped<CustomerDisputes>()
            .AddScoped<KeyRetention>()
            .AddScoped<AccountUpdate>()
            .AddScoped<RegistrantLookup>()
            .AddScoped<DealUpdate>()
            .AddScoped<DealDecisions>()
            .AddScoped<CustomerDecisions>()
            .AddScoped<DealRematching>()
            .AddScoped<ConflictDecisions>()
            .AddScoped<IWorkSource, DealReviews>()
            .AddScoped<IWorkSource, LineConflicts>()
            .AddScoped<VendorClaimUpdate>()
            .AddScoped(typeof(IPipelineBehavior<,>), typeof(ValidationBehavior<,>))
            .AddScoped<ServiceFactory>(provider => provider.GetRequiredService)
            .AddScoped<IMediator, Mediator>();
    }
}
