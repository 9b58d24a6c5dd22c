using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Partners;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Partners;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Application.Offboarding;

/// <summary>Lists what offboarding a partner would do.</summary>
public sealed class OffboardingPlans(IChannelDb db, IOffboarding offboarding, IProgramVersions programs)
{
    private const int MaxMonthsAhead = 18;

    /// <returns>
    /// Refused if the successor cannot take over, the day is wrong, or the partner is a successor itself.
    /// </returns>
    public async Task<Result<OffboardingPlan>> Make(
        Partner partner, OffboardingForm form, DateTimeOffset now, CancellationToken ct)
    {
        if (await FaultsOf(partner, form, now, ct) is { Count: > 0 } faults) return Refusal.Invalid(faults);
        if (await db.Partners.AnyAsync(it => it.Successor == partner.Id && it.Status != PartnerStatus.Offboarded, ct))
            return PartnerRefusals.IsSuccessor(partner.Status);

        var contested = form.Successor is { } successor
            ? await offboarding.FindContested(partner.Id, successor, ct)
            : new HashSet<DealId>();
        var deals = new List<OffboardingPlan.OpenDeal>();
        foreach (var deal in await offboarding.OpenDeals(partner.Id, now, ct))
        {
            deal.ApplyClock(now);
            // Only the clock has ended it so far.
            if (deal.HasEnded) continue;
            var effect = form.Successor is null ? EffectOn(deal)
                : contested.Contains(deal.Id) ? OffboardingEffect.MovesContested
                : OffboardingEffect.Moves;
            deals.Add(new(deal.Id.Value, deal.Number.Value, deal.Status, deal.Protection?.Until, effect));
        }

        var counts = await offboarding.Count(partner.Id, ct);
        var plan = new OffboardingPlan(
            form.Successor?.Value, form.On, deals, counts.Deals - deals.Count, counts.Drafts, counts.People, counts.Users,
            counts.ApiClients, counts.Distributes, Confirmation: "");
        return plan with
        {
            Confirmation = Base64Url.EncodeToString(
                SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes((partner.Id.Value, plan).ToTuple()))),
        };
    }

    /// <summary>From when on it takes effect.</summary>
    public DateTimeOffset StartOf(OffboardingForm form, DateTimeOffset now)
    {
        var start = form.On is { } day ? programs.InForce(now).Calendar.StartOf(day) : now;
        return start < now ? now : start;
    }

    private static OffboardingEffect EffectOn(Deal deal) =>
        deal.Status is DealStatus.Won ? OffboardingEffect.FreesLines
        : deal.RunsOn ? OffboardingEffect.RunsOn
        : OffboardingEffect.Ends;

    private async Task<Dictionary<string, string[]>> FaultsOf(
        Partner partner, OffboardingForm form, DateTimeOffset now, CancellationToken ct)
    {
        var faults = new Dictionary<string, string[]>();
        var today = programs.InForce(now).Calendar.Today(now);
        var latest = today.AddMonths(MaxMonthsAhead);
        if (form.On < today || form.On > latest)
            faults["/on"] = [$"must be from {today:yyyy-MM-dd} to {latest:yyyy-MM-dd}"];
        if (form.Successor is { } id)
        {
            var successor = await db.Partners.AsNoTracking().SingleOrDefaultAsync(it => it.Id == id, ct);
            if (id == partner.Id || successor is not { Status: PartnerStatus.Active, LeavesAt: null })
                faults["/successor"] = ["is no other partner that is active and stays"];
        }

        return faults;
    }
}

/// <param name="Successor">The partner that takes over deals, people and history. Without it, nobody does.</param>
/// <param name="On">From which day on, in the program's time zone; at once if it is left out.</param>
[SchemaName("OffboardingRequest")]
public sealed record OffboardingForm(PartnerId? Successor, DateOnly? On);
