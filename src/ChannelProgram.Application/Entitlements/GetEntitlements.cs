using System.ComponentModel;
using ChannelProgram.Application.Accounts;
using ChannelProgram.Application.Claims;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Application.Tiers;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Entitlements;
using ChannelProgram.Domain.Partners;
using MediatR;

namespace ChannelProgram.Application.Entitlements;

/// <summary>
/// For quoting systems. It says whether somebody else is protected, so no partner may ask: it reads with its tier the margin of
/// what is approved now.
/// </summary>
public sealed record GetEntitlements(GetEntitlements.Filter About) : IRequest<Result<EntitlementsView>>
{
    public sealed record Filter : IListFilter
    {
        [Description("The account of the customer. Required.")]
        public AccountId? Account { get; init; }

        [Description("The partner that sells. Required.")]
        public PartnerId? Partner { get; init; }

        [Description("The product, by its code. Required."), Code]
        public string? Product { get; init; }

        [Description("The buying unit, where the customer has several. Absent: whatever is protected in any of them counts.")]
        [Line(ClaimTarget.MaxUnitLength)]
        public string? Unit { get; init; }

        [Description("The instant of the sale. Absent: now.")]
        public DateTimeOffset? At { get; init; }
    }

    public sealed class Handler(
        IPartnerTiers tiers, IAccounts accounts, IClaimHistory claims, IProgramVersions programs, ProgramClock clock)
        : IRequestHandler<GetEntitlements, Result<EntitlementsView>>
    {
        public async Task<Result<EntitlementsView>> Handle(GetEntitlements request, CancellationToken ct)
        {
            var (about, now) = (request.About, clock.Now());
            var at = about.At ?? now;
            if (EntitlementRefusals.Missing(about.Account is null, about.Partner is null, about.Product is null) is { } missing)
                return missing;
            if (programs.At(at) is not { } program) return EntitlementRefusals.NoProgram;
            if (program.ProductOf(about.Product!) is not { } product) return EntitlementRefusals.NoSuchProduct;
            if ((await tiers.Load([about.Partner!.Value], ct)).SingleOrDefault() is not { Partner: var partner })
                return EntitlementRefusals.NoSuchPartner;
            if (await accounts.Find(about.Account!.Value, ct) is null) return EntitlementRefusals.NoSuchAccount;

            // What it held then was found then. What it holds now, and will as far as the clock says, the partner itself says.
            var held = at >= now ? null : await tiers.FindAt(partner.Id, at, ct);
            var tier = held?.After.HeldAt(at) ?? await TierBefore(partner, at, now, ct);
            var isPaused = held is null ? at >= now && partner.IsPausedAt(program, at) : held.IsPaused && held.HeldTier == tier;
            var holdings = (await claims.Of([about.Account.Value], ct))[about.Account.Value];
            var terms = PriceTerms.Of(
                partner.Id, partner.IsActive(now), isPaused, partner.MarginIn(tier, program, at),
                program.Tiers[0].Benefits.MarginPercent,
                holdings.Where(it => it.ProductLine == product.Line && it.IsOf(about.Unit)), at);
            return EntitlementsView.Of(about, at, tier, isPaused, product.Line, terms, program);
        }

        /// <summary>Before its first evaluation it had what that began with.</summary>
        private async Task<string> TierBefore(Partner partner, DateTimeOffset at, DateTimeOffset now, CancellationToken ct) =>
            at < now && (await tiers.History([partner.Id], at, now, ct))[partner.Id].FirstOrDefault() is { } first
                ? first.Before.HeldAt(at)
                : partner.TierAt(at);
    }
}
