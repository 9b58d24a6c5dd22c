using ChannelProgram.Application.Common;
using ChannelProgram.Application.Identity;
using ChannelProgram.Application.Mails;
using ChannelProgram.Application.Work;
using ChannelProgram.Infrastructure.Store;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChannelProgram.Infrastructure.Identity;

public static class IdentitySetup
{
    public static IServiceCollection AddIdentityAndTokens(
        this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment,
        Action<OpenIddictServerBuilder> overHttp)
    {
        services.AddKeyRing(configuration, environment);
        services.AddAuthorizationServer(configuration, environment, overHttp);

        services.Configure<PasswordHasherOptions>(options => options.IterationCount = 220_000);
        // Before Identity's own, which is scoped: the singleton that limits hashing needs it.
        services.AddSingleton<IPasswordHasher<PortalUser>, PasswordHasher<PortalUser>>();
        services.AddIdentityCore<PortalUser>(options =>
        {
            options.User.RequireUniqueEmail = true;
            options.User.AllowedUserNameCharacters = "";
        }).AddEntityFrameworkStores<ChannelDb>();

        return services
            .AddSingleton<PasswordHashing>()
            .AddSingleton<IdentityLookups>()
            .AddSingleton<Callers>()
            .AddScoped<CallerResolver>()
            .AddScoped<TokenKeys>()
            .AddScoped<IFirstAdmin, FirstAdmin>()
            .AddScoped<INewUsers, NewUsers>()
            .AddScoped<IPasswordSignIn, PasswordSignIn>()
            .AddScoped<IPortalSignIn, PortalSignIn>()
            .AddScoped<ICallerProfiles, CallerProfiles>()
            .AddScoped<ICallerNames, CallerNames>()
            .AddScoped<IMailReaders, MailReaders>()
            .AddScoped<IStaff, StaffDirectory>();
    }

    /// <summary>Why this database must not be served outside Development, as one sentence; null if it may.</summary>
    public static async Task<string?> FaultOf(ChannelDb db, CancellationToken ct)
    {
        var keys = await db.DataProtectionKeys.AsNoTracking().Select(it => it.Xml).ToListAsync(ct);
        return keys switch
        {
            [] => "The database holds no key yet: run the migrate command first.",
            _ when keys.Exists(it => it?.Contains("<encryptedSecret", StringComparison.Ordinal) is not true) =>
                "The database holds a key that is not encrypted: it was prepared in Development; take another one.",
            _ => null,
        };
    }

    public static Task MakeFirstKey(this IServiceProvider scope, CancellationToken ct) =>
        scope.GetRequiredService<TokenKeys>().MakeFirst(ct);

    /// <returns>From when on the nodes use the new key.</returns>
    public static Task<DateTimeOffset> RotateTokenKey(this IServiceProvider scope, CancellationToken ct) =>
        scope.GetRequiredService<TokenKeys>().Rotate(ct);

    private static void AddKeyRing(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        var keys = services.AddDataProtection().SetApplicationName("ChannelProgram").PersistKeysToDbContext<ChannelDb>();

        if (environment.IsDevelopment())
        {
            // It warns that keys are stored unencrypted, which is intended in Development.
            services.AddLogging(logging => logging.AddFilter(
                "Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error));
        }
        else
        {
            keys.ProtectKeysWithCertificate(
                RequiredSettings.KeyCertificate(configuration, out var fault) ?? throw new InvalidOperationException(fault));
            if (RequiredSettings.OtherKeyCertificate(configuration, out _) is { } other)
                keys.UnprotectKeysWithAnyCertificate(other);
        }
    }
}
