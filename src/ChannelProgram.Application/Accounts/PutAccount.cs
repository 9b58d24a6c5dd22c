using System.ComponentModel.DataAnnotations;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Companies;
using ChannelProgram.Domain.Companies.Names;
using MediatR;

namespace ChannelProgram.Application.Accounts;

/// <summary>
/// Creates or updates the account with this external id; an existing account may be found by its keys. All keys given are
/// confirmed.
/// </summary>
public sealed record PutAccount(
    [Required, Line(AccountExternalId.MaxLength)] string ExternalId, [RequestBody] PutAccount.Body Form)
    : IRequest<Result<PutAccount.Done>>, IChange
{
    /// <param name="Country">ISO 3166-1 alpha-2, in upper case.</param>
    /// <param name="Website">A host or an http(s) URL.</param>
    /// <param name="Duns">Nine digits; spaces and hyphens do not count.</param>
    /// <param name="ParentAccountId">The account that owns it; without one it is nobody's.</param>
    public sealed record Body(
        [Required, Line(CompanyName.MaxLength)] string? Name,
        [Required, CountryCode] string? Country,
        [Website] string? Website,
        [TaxId] string? TaxId,
        [Duns] string? Duns,
        Guid? ParentAccountId);

    public sealed record Done(AccountView Account, bool IsNew);

    public sealed class Handler(AccountUpdate changing, IAccounts accounts, CurrentCaller caller, TimeProvider time)
        : IRequestHandler<PutAccount, Result<Done>>
    {
        public async Task<Result<Done>> Handle(PutAccount request, CancellationToken ct)
        {
            var form = request.Form;
            var keys = StrongKey.Parse(form.Website, form.TaxId, form.Duns, form.Country!);
            var known = await accounts.ByExternalId(request.ExternalId, ct);
            if (known is null) await accounts.Lock(keys, ct);
            else if ((await changing.Open(known.Value, keys, ct)).Refusal is { } notOpened) return notOpened;
            var now = time.Now();

            var owned = await accounts.OwnersOf(keys, ct);
            List<AccountId> owners = [.. owned.Select(it => it.Account.Id).Distinct()];
            if (owners.Count > 1 || (known is not null && owners.Exists(it => it != known))) return AccountRefusals.KeyElsewhere(owners);

            var (id, name) = (known ?? owners.Select(it => (AccountId?)it).SingleOrDefault(), CompanyName.Read(form.Name!, form.Country!));
            var account = id is null ? Account.Open(name, now) : (await accounts.Find(id.Value, ct))!;
            if (id is null) accounts.Store(account);
            if (await ApplyForm(account, form, now, ct) is { } refused) return refused;
            foreach (var key in keys)
            {
                if (owned.FirstOrDefault(it => it.Key.Key == key) is { } own) account.ConfirmKey(own.Key, caller.Known.Confirms(now));
                else account.AddConfirmedKey(key, caller.Known.Confirms(now));
            }

            if (known is null) accounts.Store(account.AddExternalId(request.ExternalId, now));
            return new Done(await changing.Close(account, ct), IsNew: id is null);
        }

        private Task<Refusal?> ApplyForm(Account account, Body form, DateTimeOffset now, CancellationToken ct) => changing.ApplyChanges(
            account, form.Name!, form.Country!, form.ParentAccountId is { } parent ? new AccountId(parent) : null, now, ct);
    }
}
