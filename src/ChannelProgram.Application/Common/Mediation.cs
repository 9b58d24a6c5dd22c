using FluentValidation;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ChannelProgram.Application.Common;

public static class Mediation
{
    private static readonly Type[] Types =
        [.. typeof(Mediation).Assembly.GetTypes().Where(it => it is { IsAbstract: false, IsGenericTypeDefinition: false })];

    public static IReadOnlyList<IApplicationFeature> Features { get; } =
    [
        .. Types.Where(it => it.IsAssignableTo(typeof(IApplicationFeature))).OrderBy(it => it.FullName, StringComparer.Ordinal)
            .Select(it => (IApplicationFeature)Activator.CreateInstance(it)!),
    ];

    public static IServiceCollection AddUseCases(this IServiceCollection services)
    {
        Type[] kinds = [typeof(IRequestHandler<,>), typeof(INotificationHandler<>), typeof(IValidator<>)];
        var found =
            from type in Types
            where type.IsVisible
            from service in type.GetInterfaces()
            where service.IsGenericType && kinds.Contains(service.GetGenericTypeDefinition())
            select (service, type);

        foreach (var (service, type) in found)
            services.Add(
                new(
                    service, type,
                    service.GetGenericTypeDefinition() == typeof(IValidator<>)
                        ? ServiceLifetime.Singleton
                        : ServiceLifetime.Scoped));
        foreach (var feature in Features) feature.AddServices(services);

        // A sandbox has registered its own.
        services.TryAddScoped<ProgramClock>();
        return services
            .AddSingleton<Meters>()
            .AddScoped<CurrentCaller>()
            .AddScoped<AfterCommit>()
            .AddScoped<InputFaults>()
            .AddScoped<JobItems>()
            .AddScoped<ItemRecording>()
            .AddJob("delete-expired-idempotency-keys", TimeSpan.FromMinutes(1), () => new DeleteExpiredIdempotencyKeys())
            .AddJob("measure-outbox", TimeSpan.FromMinutes(1), () => new MeasureOutbox(), onEveryNode: true)
            .AddScoped(typeof(IPipelineBehavior<,>), typeof(ValidationBehavior<,>))
            .AddScoped<ServiceFactory>(provider => provider.GetRequiredService)
            .AddScoped<IMediator, Mediator>();
    }
}
