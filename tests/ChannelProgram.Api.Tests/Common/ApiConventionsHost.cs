using System.Net.Http.Headers;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Partners;
using ChannelProgram.Infrastructure.PostgreSql;
using ChannelProgram.Infrastructure.Store;
using ChannelProgram.Web.Common;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChannelProgram.Api.Tests.Common;

/// <summary>The API conventions alone, on a socket and a database, with a few operations made for them.</summary>
public sealed class ApiConventionsHost : IAsyncLifetime
{
    private readonly string _database = $"conventions_{Guid.NewGuid():N}";
    private WebApplication _app = null!;

    public SettableClock Time { get; } = new();

    public IServiceProvider Services => _app.Services;

    public Uri Address => new(_app.Urls.Single());

    public async Task InitializeAsync()
    {
        var server = Environment.GetEnvironmentVariable("CHANNEL_TEST_SERVER")
            ?? throw new InvalidOperationException("CHANNEL_TEST_SERVER names no PostgreSQL server.");
        _app = Build($"{server};Database={_database}", Time);
        using (var scope = _app.Services.CreateScope())
        {
            var database = scope.ServiceProvider.GetRequiredService<ChannelDb>().Database;
            await database.EnsureCreatedAsync();
            // Partners name the version under which they joined.
            await database.ExecuteSqlAsync(
                $$"""
                INSERT INTO program_versions (number, effective_from, published_at, document) VALUES (1, now(), now(), '{}')
                """);
        }

        SampleEndpoints.Map(_app);
        await _app.StartAsync();
    }

    public async Task DisposeAsync()
    {
        using (var scope = _app.Services.CreateScope())
            await scope.ServiceProvider.GetRequiredService<ChannelDb>().Database.EnsureDeletedAsync();
        await _app.DisposeAsync();
    }

    public static WebApplication Build(string connection, TimeProvider time)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        // No jobs: there is nothing of theirs in this database.
        builder.Services.AddUseCases().AddPostgreSql(connection).RemoveAll<IHostedService>().AddApiConventions()
            .AddSingleton(time)
            .AddSingleton<SampleFaults>()
            .AddScoped<ICallerAuthentication, StubAuthentication>()
            .AddScoped<IValidator<CreateSample>, CreateSample.Validator>()
            .AddScoped<IRequestHandler<CreateSample, Result<SampleView>>, CreateSample.Handler>()
            .AddScoped<IRequestHandler<ChangeSample, Result<SampleView>>, ChangeSample.Handler>()
            .AddScoped<IRequestHandler<ListSamples, Result<Page<SampleView>>>, ListSamples.Handler>();
        return builder.Build().UseApiConventions();
    }

    /// <summary><c>seller</c>, <c>reader</c> and <c>person</c> are known; each name with a suffix is somebody else.</summary>
    public HttpClient As(string? name)
    {
        var client = new HttpClient { BaseAddress = Address };
        if (name is not null) client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", name);
        return client;
    }

    public async Task Execute(string sql)
    {
        using var scope = _app.Services.CreateScope();
        await scope.ServiceProvider.GetRequiredService<ChannelDb>().Database.ExecuteSqlRawAsync(sql);
    }

    public async Task<int> CountSamples(string name)
    {
        using var scope = _app.Services.CreateScope();
        return await scope.ServiceProvider.GetRequiredService<ChannelDb>().Set<Partner>().IgnoreQueryFilters()
            .CountAsync(it => it.Name == name);
    }

    private sealed class StubAuthentication(CurrentCaller current) : ICallerAuthentication
    {
        private static readonly PartnerId Partner = new(Guid.CreateVersion7());

        public Task Authenticate(HttpContext context)
        {
            var name = context.Request.Headers.Authorization.ToString().Replace("Bearer ", "", StringComparison.Ordinal);
            current.Caller = name.Split('-')[0] switch
            {
                "seller" =>
                    new(
                        CallerKind.PartnerSystem, name, Partner, new HashSet<Role>(),
                        new HashSet<string> { "deals.write", "deals.read" }),
                "reader" =>
                    new(CallerKind.PartnerSystem, name, Partner, new HashSet<Role>(), new HashSet<string> { "deals.read" }),
                "person" =>
                    new(CallerKind.PartnerUser, name, Partner, new HashSet<Role> { Role.PartnerFinance }, new HashSet<string>()),
                _ => null,
            };
            return Task.CompletedTask;
        }
    }
}
