using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Companies;
using ChannelProgram.Domain.Companies.Names;

namespace ChannelProgram.Application.Accounts;

/// <summary>Keys and external ids are oldest first.</summary>
public sealed record AccountDetails(
    Account Account, IReadOnlyList<AccountKey> Keys, IReadOnlyList<AccountExternalId> ExternalIds);

/// <summary>An end customer, as the vendor reads it.</summary>
/// <param name="Keys">The keys by which the customer is recognised, oldest first. At most the first 200.</param>
/// <param name="ExternalIds">The ids that the vendor's systems use for this account.</param>
/// <param name="HasBuyingUnits">True if several units of the customer buy for themselves.</param>
/// <param name="MergedInto">The account that this one was merged into, with all that it had. Null if it was not merged.</param>
/// <param name="ParentAccountId">The account that owns this one. The program never merges the two by itself.</param>
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

    /// <summary>A key by which a customer is recognised.</summary>
    /// <param name="Value">In its canonical form, such as <c>acme.de</c>.</param>
    /// <param name="AssertedBy">The partner whose registration named the key. Null if the vendor added it.</param>
    /// <param name="Confirmed">Who vouched for the key. Null if it is only asserted.</param>
    [SchemaName("AccountKey")]
    public sealed record StrongKey(
        KeyKind Kind,
        [Line(Domain.Companies.StrongKey.MaxLength)] string Value,
        Guid? AssertedBy,
        DateTimeOffset AddedAt,
        Confirmation? Confirmed);

    /// <summary>Who vouched for a key, and when.</summary>
    /// <param name="Id">The id of that person or system.</param>
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
