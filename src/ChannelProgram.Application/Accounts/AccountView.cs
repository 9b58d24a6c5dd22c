using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Companies;
using ChannelProgram.Domain.Companies.Names;

namespace ChannelProgram.Application.Accounts;

/// <summary>Keys and external ids are oldest first.</summary>
public sealed record AccountDetails(
    Account Account, IReadOnlyList<AccountKey> Keys, IReadOnlyList<AccountExternalId> ExternalIds);

/// <summary>An end customer as the vendor reads it.</summary>
/// <param name="Keys">What it is recognised by, oldest first; of very many the first 200.</param>
/// <param name="ExternalIds">What the vendor's own systems call it.</param>
/// <param name="HasBuyingUnits">Several parts of it buy, each for itself.</param>
/// <param name="MergedInto">The account that it became part of: all that it had is that one's; null: it stands alone.</param>
/// <param name="ParentAccountId">The account that owns it; such accounts are candidates for each other and never one.</param>
[SchemaName("Account")]
public sealed record AccountView(
    Guid Id,
    [Line(CompanyName.MaxLength)] string Name,
    [CountryCode] string Country,
    [Count(0, AccountView.MaxKeys)] IReadOnlyList<AccountView.StrongKey> Keys,
    [Line(AccountExternalId.MaxLength)] IReadOnlyList<string> ExternalIds,
    Guid? ParentAccountId,
    bool HasBuyingUnits,
    Guid? MergedInto,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt)
{
    public const int MaxKeys = 200;

    /// <param name="Value">In its canonical form.</param>
    /// <param name="AssertedBy">The partner whose registration said so; null: the vendor said it.</param>
    /// <param name="Confirmed">Null: it is only asserted.</param>
    [SchemaName("AccountKey")]
    public sealed record StrongKey(
        KeyKind Kind,
        [Line(Domain.Companies.StrongKey.MaxLength)] string Value,
        Guid? AssertedBy,
        DateTimeOffset AddedAt,
        Confirmation? Confirmed);

    /// <param name="Id">Of the person or client.</param>
    [SchemaName("AccountKeyConfirmation")]
    public sealed record Confirmation(
        Confirmer By, [Line(CallerId.MaxLength)] string Id, DateTimeOffset At);

    public static AccountView Of(AccountDetails it) => new(
        it.Account.Id.Value,
        it.Account.Name,
        it.Account.Country,
        [
            .. it.Keys.Take(MaxKeys).Select(key => new StrongKey(
                key.Kind, key.Value, key.AssertedBy?.Value, key.AddedAt,
                key.Confirmation is { } by ? new(by.By, by.Id, by.At) : null)),
        ],
        [.. it.ExternalIds.Select(external => external.ExternalId)],
        it.Account.Parent?.Value,
        it.Account.HasBuyingUnits,
        it.Account.MergedInto?.Value,
        it.Account.CreatedAt,
        it.Keys.Select(key => key.AddedAt).Append(it.Account.UpdatedAt).Max());
}
