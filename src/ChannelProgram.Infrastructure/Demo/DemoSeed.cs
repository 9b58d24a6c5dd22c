using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Companies;
using ChannelProgram.Domain.Partners;
using ChannelProgram.Domain.Programs;
using ChannelProgram.Domain.Tiers;
using ChannelProgram.Infrastructure.Identity;
using ChannelProgram.Infrastructure.Store;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ChannelProgram.Infrastructure.Demo;

/// <summary>Partners, systems and people to try the program with. Development only: everybody knows their secrets.</summary>
public static class DemoSeed
{
    public const string Password = "Development-only-1!";
    public const string VendorClient = "demo-crm";

    /// <summary>A front end on the developer's own machine, through which people sign in.</summary>
    public const string Portal = "demo-portal";

    public const string PortalCallback = "http://localhost:5173/callback";

    private const int DemoYears = 200;

    public static readonly IReadOnlyList<string> Tiers = ["registered", "silver", "gold", "platinum"];

    public static readonly IReadOnlyDictionary<string, Role> Staff = new Dictionary<string, Role>
    {
        ["admin@vendor.example"] = Role.ProgramAdmin,
        ["channel@vendor.example"] = Role.ChannelManager,
        ["steering@vendor.example"] = Role.ConflictSteering,
        ["sponsor@vendor.example"] = Role.ExecutiveSponsor,
        ["finance@vendor.example"] = Role.Finance,
        ["auditor@vendor.example"] = Role.Auditor,
    };

    public static string ClientOf(string tier) => $"demo-{tier}";

    /// <summary>The partner's own organisation, for which it may not register deals.</summary>
    public static StrongKey KeyOf(string tier) => new(KeyKind.Domain, $"demo-partner-{tier}.com");

    public static string SecretOf(string client) => $"{client}-secret-for-development-only";

    public static async Task<bool> HasDemoData(ChannelDb db, CancellationToken ct)
    {
        string[] clients = [.. Tiers.Select(ClientOf), VendorClient, Portal];
        string[] people = [.. Staff.Keys];
        return await db.Set<ApiClient>().AnyAsync(it => clients.Contains(it.ClientId!) && it.RevokedAt == null, ct)
            || await db.Users.AnyAsync(it => people.Contains(it.Email!), ct);
    }

    public static async Task Seed(IServiceProvider services, CancellationToken ct)
    {
        if (!services.GetRequiredService<IHostEnvironment>().IsDevelopment())
            throw new InvalidOperationException("The demo is for Development only: its secrets are public.");

        try
        {
            await AddMissing(services, ct);
        }
        catch (DbUpdateException)
        {
            // Another node stored the same a moment earlier, all of it: nothing is left to add.
            await AddMissing(services, ct);
        }
    }

    private static async Task AddMissing(IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCaller>().Caller = Caller.Program;
        var db = scope.ServiceProvider.GetRequiredService<ChannelDb>();
        var now = scope.ServiceProvider.GetRequiredService<TimeProvider>().Now();

        var programs = scope.ServiceProvider.GetRequiredService<IProgramVersions>();
        await programs.Read(ct);
        var partners = await PlantClients(db, programs.InForce(now), now, ct);
        await PlantPeople(scope.ServiceProvider, db, partners, now, ct);
        await db.SaveChangesAsync(ct);
    }

    private static async Task<Dictionary<string, PartnerId>> PlantClients(
        ChannelDb db, ProgramVersion program, DateTimeOffset now, CancellationToken ct)
    {
        var clients = db.Set<ApiClient>();
        var present = await clients.Where(it => it.ClientId!.StartsWith("demo-"))
            .ToDictionaryAsync(it => it.ClientId!, it => it.Partner, ct);
        var partners = new Dictionary<string, PartnerId>();

        foreach (var tier in Tiers)
        {
            var client = ClientOf(tier);
            if (present.TryGetValue(client, out var known) && known is { } partner)
            {
                partners[tier] = partner;
                continue;
            }

            var signedUp = Partner.SignUp(
                new(NameOf(tier), "DE", PartnerType.Reseller), tier, program.Version, now, KeyOf(tier));
            db.Add(signedUp);
            if (tier != program.Tiers[0].Code) db.Add(Give(signedUp, program, now));
            clients.Add(ApiClient.System(client, SecretOf(client), signedUp.Id, Scopes.Partner, now));
            partners[tier] = signedUp.Id;
        }

        if (!present.ContainsKey(VendorClient))
            clients.Add(ApiClient.System(VendorClient, SecretOf(VendorClient), null, Scopes.Vendor, now));
        if (!present.ContainsKey(Portal)) clients.Add(ApiClient.FrontEnd(Portal, [PortalCallback], now));

        return partners;
    }

    /// <summary>It holds its tier though it has earned nothing.</summary>
    private static PartnerTier Give(Partner partner, ProgramVersion program, DateTimeOffset now)
    {
        var given = PartnerTier.Begin(partner, program);
        var until = now.AddYears(DemoYears);
        if (given.Override(partner.Tier, "For demonstration.", until, Caller.Program.Id, program, now) is { } refused)
            throw new InvalidOperationException(refused.Message);
        partner.Hold(given.Held(program, isShortOfLowest: false), now);
        return given;
    }

    private static async Task PlantPeople(
        IServiceProvider services, ChannelDb db, Dictionary<string, PartnerId> partners, DateTimeOffset now, CancellationToken ct)
    {
        var present = await db.Users.Where(it => it.Email!.EndsWith(".example")).Select(it => it.Email).ToListAsync(ct);
        var hasher = services.GetRequiredService<IPasswordHasher<PortalUser>>();
        var normalizer = services.GetRequiredService<ILookupNormalizer>();

        var missing = Staff.Select(it => (Email: it.Key, Role: it.Value, Partner: (PartnerId?)null))
            .Concat(partners.SelectMany(it => new[]
            {
                (Email: $"admin@{it.Key}.example", Role: Role.PartnerAdmin, Partner: (PartnerId?)it.Value),
                (Email: $"sales@{it.Key}.example", Role: Role.PartnerSales, Partner: (PartnerId?)it.Value),
            }))
            .Where(it => !present.Contains(it.Email))
            .Select((it, place) => new PortalUser
            {
                // Stored in a fixed order, so that two nodes cannot deadlock.
                Id = Guid.CreateVersion7(now.AddMilliseconds(place)),
                Partner = it.Partner,
                Role = it.Role,
                CreatedAt = now.AddMilliseconds(place),
                UserName = it.Email,
                NormalizedUserName = normalizer.NormalizeName(it.Email),
                Email = it.Email,
                NormalizedEmail = normalizer.NormalizeEmail(it.Email),
                EmailConfirmed = true,
                LockoutEnabled = true,
                SecurityStamp = Guid.CreateVersion7(now).ToString("N"),
            })
            .ToList();

        // A hash takes a sixth of a second, so use all processors.
        Parallel.ForEach(missing, user => user.PasswordHash = hasher.HashPassword(user, Password));
        db.AddRange(missing);
    }

    private static string NameOf(string tier) => tier switch
    {
        "registered" => "Juniper IT Works",
        "silver" => "Alder Systems",
        "gold" => "Birch Consulting",
        "platinum" => "Cedar Technology Group",
        _ => throw new ArgumentOutOfRangeException(nameof(tier), tier, "No demo partner holds this tier."),
    };
}
