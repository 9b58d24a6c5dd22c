using System.ComponentModel.DataAnnotations;
using ChannelProgram.Application.Accounts;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Programs;
using ChannelProgram.Domain.VendorClaims;
using FluentValidation;
using MediatR;

namespace ChannelProgram.Application.VendorClaims;

/// <summary>
/// Creates or updates the claim with the CRM's id; an update counts as activity. Takes all lines asked for, or changes nothing.
/// </summary>
public sealed record PutVendorClaim(
    [Required, PathId(VendorClaim.MaxExternalIdLength)] string ExternalId, [RequestBody] VendorClaimInput Form)
    : IRequest<Result<PutResult<VendorClaimView>>>, IChange
{
    public sealed class Validator : AbstractValidator<PutVendorClaim>
    {
        public Validator() => RuleFor(it => it.Form.ExternalId).Must((request, id) => id is null || id == request.ExternalId)
            .OverridePropertyName(nameof(VendorClaimInput.ExternalId)).WithMessage("must be that of the path, or left out");
    }

    public sealed class Handler(
        IVendorClaims claims, IAccounts accounts, VendorClaimUpdate updates, IPreconditions preconditions,
        IProgramVersions programs, CurrentCaller caller, ProgramClock clock)
        : IRequestHandler<PutVendorClaim, Result<PutResult<VendorClaimView>>>
    {
        public async Task<Result<PutResult<VendorClaimView>>> Handle(PutVendorClaim request, CancellationToken ct)
        {
            if (await accounts.Lock(request.Form.Account!.Value, [], ct) is not { } account)
                return VendorClaimRefusals.NoSuchAccount;
            if (account.MergedInto is { } into) return AccountRefusals.Merged(into);
            var now = clock.Now();
            var program = programs.InForce(now);
            var form = request.Form.Read(program) with { ExternalId = request.ExternalId };

            var known = await claims.FindByExternalId(request.ExternalId, ct);
            var done = known is null
                ? await Create(form, account, program, now, ct)
                : await Update(known, form, program, now, ct);
            return done.Refusal is { } refused ? refused : new PutResult<VendorClaimView>(done.Value, IsNew: known is null);
        }

        private async Task<Result<VendorClaimView>> Create(
            VendorClaimRequest form, Account account, ProgramVersion program, DateTimeOffset now, CancellationToken ct)
        {
            if (!preconditions.Met<VendorClaimView?>(null)) return Refusal.VersionChanged;
            if (form.Unit != "" && !account.HasBuyingUnits) return VendorClaimRefusals.NoUnits;
            if (await updates.CheckAvailability(form.Targets, now, ct) is { } taken) return taken;

            var claim = VendorClaim.Create(form, caller.Known.Id, program, now);
            claims.Add(claim);
            return updates.View(claim);
        }

        private async Task<Result<VendorClaimView>> Update(
            VendorClaim claim, VendorClaimRequest form, ProgramVersion program, DateTimeOffset now, CancellationToken ct)
        {
            // Another customer, which is not locked: refused without a change.
            if (claim.Account != form.Account)
                return preconditions.Met(updates.View(claim)) ? claim.Update(form, program, now)! : Refusal.VersionChanged;

            return await updates.Decide(
                claim, now,
                async () => await updates.CheckAvailability(claim.MissingTargets(form), now, ct)
                    ?? claim.Update(form, program, now), ct);
        }
    }
}
