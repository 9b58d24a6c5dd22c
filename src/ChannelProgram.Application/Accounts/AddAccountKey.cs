using System.ComponentModel.DataAnnotations;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Common;
using FluentValidation;
using MediatR;

namespace ChannelProgram.Application.Accounts;

/// <summary>A strong key as somebody types it: a website, a tax id, a D-U-N-S number.</summary>
/// <param name="Value">As typed; a tax id without its country's prefix is of the account's country.</param>
public sealed record KeyForm([property: Required] KeyKind? Kind, [property: Required] string? Value)
{
    /// <summary>The key that it makes; null with what is wrong with it.</summary>
    internal StrongKey? Read(string country, out string? fault)
    {
        fault = null;
        return Kind switch
        {
            KeyKind.Domain when Website.TryParse(Value!, out var site, out fault) => site.Key,
            KeyKind.TaxId when TaxId.TryParse(Value!, out var taxId, out fault) => taxId.KeyIn(country),
            KeyKind.Duns when Duns.TryParse(Value!, out var duns, out fault) => duns.Key,
            _ => null,
        };
    }

    /// <summary>What the rules of every request with one are.</summary>
    internal sealed class Rules : AbstractValidator<KeyForm>
    {
        public Rules()
        {
            RuleFor(it => it.Kind).NotNull().WithMessage(Say.Required);
            RuleFor(it => it.Value).Cascade(CascadeMode.Stop).RequiredLine(Website.MaxLength)
                // Which country it is of does not matter for whether it is one.
                .Custom((_, rule) =>
                {
                    if (rule.InstanceToValidate.Kind is not null && rule.InstanceToValidate.Read("US", out var fault) is null)
                        rule.AddFailure(fault ?? "recognises nobody: many share this domain");
                });
        }
    }
}

/// <summary>The vendor gives an account a key; nobody doubts it.</summary>
public sealed record AddAccountKey(AccountId Id, KeyForm Key) : IRequest<Result<AccountView>>, IChange
{
    public sealed class Validator : AbstractValidator<AddAccountKey>
    {
        public Validator() => RuleFor(it => it.Key).SetValidator(new KeyForm.Rules()).OverridePropertyName("");
    }

    public sealed class Handler(AccountForChange changing, IAccounts accounts, CurrentCaller caller) : IRequestHandler<AddAccountKey, Result<AccountView>>
    {
        public async Task<Result<AccountView>> Handle(AddAccountKey request, CancellationToken ct)
        {
            if (await accounts.Read(request.Id, ct) is not { Account.Country: var country }) return AccountRefusals.NotFound;
            var key = request.Key.Read(country, out _)!.Value;
            var opened = await changing.Open(request.Id, [key], ct);
            if (opened.Refusal is { } notOpened) return notOpened;
            var (account, now) = opened.Value;

            var owner = (await accounts.OwnersOf([key], ct)).SingleOrDefault();
            if (owner is null) account.Add(key, caller.Known.Confirms(now));
            else if (owner.Account.Id != account.Id) return AccountRefusals.KeyElsewhere([owner.Account.Id]);
            else account.Confirm(owner.Key, caller.Known.Confirms(now));
            return await changing.Close(account, ct);
        }
    }
}

/// <summary>The vendor says that a key which partners asserted is the account's.</summary>
public sealed record ConfirmAccountKey(AccountId Id, KeyForm Key) : IRequest<Result<AccountView>>, IChange
{
    public sealed class Validator : AbstractValidator<ConfirmAccountKey>
    {
        public Validator() => RuleFor(it => it.Key).SetValidator(new KeyForm.Rules()).OverridePropertyName("");
    }

    public sealed class Handler(AccountForChange changing, IAccounts accounts, CurrentCaller caller) : IRequestHandler<ConfirmAccountKey, Result<AccountView>>
    {
        public async Task<Result<AccountView>> Handle(ConfirmAccountKey request, CancellationToken ct)
        {
            if (await accounts.Read(request.Id, ct) is not { Account.Country: var country }) return AccountRefusals.NotFound;
            var key = request.Key.Read(country, out _)!.Value;
            var opened = await changing.Open(request.Id, [key], ct);
            if (opened.Refusal is { } notOpened) return notOpened;
            var (account, now) = opened.Value;

            if ((await accounts.OwnersOf([key], ct)).SingleOrDefault() is not { } owner || owner.Account.Id != account.Id) return AccountRefusals.KeyNotHere;
            account.Confirm(owner.Key, caller.Known.Confirms(now));
            return await changing.Close(account, ct);
        }
    }
}
