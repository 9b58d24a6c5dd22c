using ChannelProgram.Application.Onboarding;
using ChannelProgram.Domain.Activities;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Onboarding;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Onboarding;

/// <summary>Somebody of the partner was in the portal. Users who were removed since count too.</summary>
internal sealed class FirstSignIns(ChannelDb db) : IOnboardingFact
{
    public string Kind => OnboardingFacts.FirstSignIn;

    public IQueryable<OnboardingHappening> All => db.Users.Where(it => it.Partner != null && it.FirstSignedInAt != null)
        .Select(it => new OnboardingHappening { Partner = it.Partner!.Value, At = it.FirstSignedInAt!.Value });
}

/// <summary>By when it was recorded, not when the partner says that it was.</summary>
internal sealed class Calls(ChannelDb db) : IOnboardingFact
{
    public string Kind => OnboardingFacts.FirstCall;

    public IQueryable<OnboardingHappening> All => db.Set<DealActivity>().Where(it => it.Kind == DealActivityKind.Call)
        .Select(it => new OnboardingHappening { Partner = it.Partner, At = it.CreatedAt });
}

internal sealed class RegisteredDeals(ChannelDb db) : IOnboardingFact
{
    public string Kind => OnboardingFacts.DealRegistered;

    // It was registered, also if it was handed over to another partner since.
    public IQueryable<OnboardingHappening> All => db.Set<Deal>().IgnoreQueryFilters([ChannelDb.PartnerScope])
        .Select(it => new OnboardingHappening { Partner = it.RegisteredBy, At = it.SubmittedAt });
}

internal sealed class ReportedSales(ChannelDb db) : IOnboardingFact
{
    public string Kind => OnboardingFacts.SaleReported;

    public IQueryable<OnboardingHappening> All => db.Set<Deal>().Where(it => it.WinReportedAt != null)
        .Select(it => new OnboardingHappening { Partner = it.Partner, At = it.WinReportedAt!.Value });
}
