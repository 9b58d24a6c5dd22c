using ChannelProgram.Application.Common;
using ChannelProgram.Application.Partners;
using ChannelProgram.Application.Programs;
using ChannelProgram.Application.Territories;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Territories;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Application.Deals;

/// <summary>
/// Checks a registration against the program's and the partner's own data only. Accounts, keys and claims are not read, so the
/// answer reveals nothing about others. Stores nothing.
/// </summary>
public sealed record CheckDeal([RequestBody] DealRegistration Form) : IRequest<Result<DealCheck>>
{
    public sealed class Handler(
        IChannelDb db, RegistrantLookup registering, IRegistrations registrations, IProgramVersions programs, ProgramClock clock)
        : IRequestHandler<CheckDeal, Result<DealCheck>>
    {
        public async Task<Result<DealCheck>> Handle(CheckDeal request, CancellationToken ct)
        {
            var now = clock.Now();
            var partner = registering.PartnerOf(request.Form);
            var program = programs.InForce(now);
            var asked = request.Form.Read(program);
            var judged = RegistrantLookup.CheckEligibility(
                await db.Partners.AsNoTracking().SingleOrDefaultAsync(it => it.Id == partner, ct), program, asked, now);
            if (judged.Refusal is { } refused) return refused;
            var registrant = judged.Value;

            if (asked.ExternalId is { } externalId
                && await db.IsExternalIdInUse(registrant.Id, externalId, except: null, now, ct))
                return DealRefusals.ExternalIdInUse;

            if (program.TierOf(registrant.Tier)?.OpenRegistrationLimit is { } limit)
            {
                var counts = await registrations.Count(registrant.Id, program, now, ct);
                var hasLowWinRate = counts.HasLowWinRate(registrant.HasLowWinRate, program.Hoarding);
                if (counts.IsFull(limit, hasLowWinRate)) return DealRefusals.OpenLimitReached;
                registrant = registrant with { HasLowWinRate = hasLowWinRate };
            }

            var reason = asked.Type is DealType.PublicTender ? ReviewReason.PublicTender
                : registrant.HasLowWinRate ? ReviewReason.LowWinRate
                : await IsOutside(registrant.Id, asked, now, ct) ? ReviewReason.OutsideTerritory
                : registrant.ReviewReasonOf(asked.Value);
            return new DealCheck(
                MoneyText.Of(asked.Value), reason is not null, reason,
                reason is null ? null : registrant.Program.GetStaffDecisionDueBy(now));
        }

        private async Task<bool> IsOutside(PartnerId partner, Registration asked, DateTimeOffset now, CancellationToken ct)
        {
            var territories = await db.Territories.AsNoTracking()
                .Where(it => it.Partner == partner && it.EndedAt == null).ToListAsync(ct);
            return !asked.Products.All(it => territories.Allow(it.ProductLine, asked.Customer.Country, now));
        }
    }
}

/// <summary>What a registration would meet if all of its lines were free and its customer raised no question.</summary>
/// <param name="Value">The sum of its products.</param>
/// <param name="WaitsForReview">Whether staff would have to decide.</param>
/// <param name="ReviewReason">Why; null if it would not wait.</param>
/// <param name="DecisionDueBy">By when staff would decide, were it registered now; null if it would not wait.</param>
public sealed record DealCheck(MoneyText Value, bool WaitsForReview, ReviewReason? ReviewReason, DateTimeOffset? DecisionDueBy);
