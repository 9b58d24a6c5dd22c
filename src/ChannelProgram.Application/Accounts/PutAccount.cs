using System.ComponentModel.DataAnnotations;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Companies;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Companies;
using ChannelProgram.Domain.Companies.Names;
using FluentValidation;
using MediatR;

namespace ChannelProgram.Application.Accounts;

/// <summary>
/// Creates or updates the account with this external id; an existing account may be found by its keys. All keys given are
/// confirmed.
/// </summary>
public sealed record PutAccount(
    [Required, PathId(AccountExternalId.MaxLength)] string ExternalId, [RequestBody] PutAccount.Body Form)
    : IRequest<Result<PutResult<AccountView>>>, IChange
{
    /// <summary>An end customer, as the vendor's system knows it.</summary>
    /// <param name="Country">ISO 3166-1 alpha-2, in upper case.</param>
    /// <param name="Website">A host or an http(s) URL.</param>
    /// <param name="TaxId">
    /// As it is written in that country, with or without the country's code. It has a digit, and not one and the same throughout.
    /// </param>
    /// <param name="Duns">Nine digits, not all the same; blanks and dashes do not count.</param>
    /// <param name="ParentAccountId">The account that owns this one. Without it, the account has no owner.</param>
    [SchemaName("AccountInput")]
    public sealed record Body(
        [Required, CustomerName] string? Name,
        [Required, CountryCode] string? Country,
        [Website] string? Website,
        [TaxId] string? TaxId,
        [Duns] string? Duns,
        AccountId? ParentAccountId);

    public sealed class Rules : AbstractValidator<Body>
    {
        public Rules() => RuleFor(it => it.TaxId).MustBeTaxIdIn(it => it.Country);
    }

    public sealed class Handler(
        AccountUpdate updates, IAccounts accounts, IPreconditions preconditions, IProgramVersions programs, CurrentCaller caller,
        ProgramClock clock)
        : IRequestHandler<PutAccount, Result<PutResult<AccountView>>>
    {
        public async Task<Result<PutResult<AccountView>>> Handle(PutAccount request, CancellationToken ct)
        {
            var form = request.Form;
            var shared = programs.InForce(clock.Now()).AllSharedHosts;
            var keys = StrongKey.Parse(form.Website, form.TaxId, form.Duns, form.Country!, shared);
            if (await accounts.ByExternalId(request.ExternalId, ct) is { } known)
            {
                var updated = await updates.Update(known, keys, async (account, now) =>
                    await Apply(account, form, keys, await accounts.OwnersOf(keys, ct), now, ct), ct);
                return updated.Refusal is { } notUpdated ? notUpdated : new PutResult<AccountView>(updated.Value, IsNew: false);
            }

            if (!preconditions.Met<AccountView?>(null)) return Refusal.VersionChanged;
            await accounts.Lock(keys, ct);
            var at = clock.Now();
            var owned = await accounts.OwnersOf(keys, ct);
            List<AccountId> owners = [.. owned.Select(it => it.Account.Id).Distinct()];
            if (owners.Count > 1) return AccountRefusals.KeyElsewhere(owners);

            var found = owners is [var owner] ? await accounts.Find(owner, ct) : null;
            var account = found ?? Account.Open(CompanyName.Read(form.Name!, form.Country!), at);
            var put = await updates.Decide(account, at, async (_, now) =>
            {
                if (await Apply(account, form, keys, owned, now, ct) is { } refused) return refused;
                accounts.Store(account.AddExternalId(request.ExternalId, now));
                return null;
            }, ct);
            return put.Refusal is { } notPut ? notPut : new PutResult<AccountView>(put.Value, IsNew: found is null);
        }

        private async Task<Refusal?> Apply(
            Account account, Body form, IReadOnlyCollection<StrongKey> keys, IReadOnlyList<OwnedKey> owned, DateTimeOffset now,
            CancellationToken ct)
        {
            if (owned.Any(it => it.Account.Id != account.Id))
                return AccountRefusals.KeyElsewhere([.. owned.Select(it => it.Account.Id).Distinct()]);
            if (await updates.ApplyChanges(account, form.Name!, form.Country!, form.ParentAccountId, now, ct) is { } refused)
                return refused;

            foreach (var key in keys)
            {
                if (owned.FirstOrDefault(it => it.Key.Key == key) is { } own)
                    account.ConfirmKey(own.Key, caller.Known.Confirms(now));
                else account.AddConfirmedKey(key, caller.Known.Confirms(now));
            }

            return null;
        }
    }
}
