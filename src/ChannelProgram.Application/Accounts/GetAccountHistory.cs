using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Companies;
using MediatR;

namespace ChannelProgram.Application.Accounts;

/// <summary>What happened to an account, newest first, a page at a time.</summary>
public sealed record GetAccountHistory(AccountId Id, PageRequest Paging) : IRequest<Result<Page<AccountHistoryItem>>>
{
    public sealed class Handler(IAccounts accounts, IAccountHistory history) : IRequestHandler<GetAccountHistory, Result<Page<AccountHistoryItem>>>
    {
        public async Task<Result<Page<AccountHistoryItem>>> Handle(GetAccountHistory request, CancellationToken ct)
        {
            if (await accounts.Read(request.Id, ct) is not { } account) return AccountRefusals.NotFound;

            // Keys are recorded by their digest: those that it still has can be told.
            var values = account.Keys.ToDictionary(it => it.Key.Digest(), it => it.Value);
            var found = await history.Of(request.Id, request.Paging.After, request.Paging.AtMost, ct);
            return Page.Of(found, request.Paging, it => AccountHistoryItem.Of(it, values), it => it.Position);
        }
    }
}

public interface IAccountHistory
{
    /// <summary>Changes of an account, newest first, from the one after that position on.</summary>
    Task<IReadOnlyList<RecordedAccountEvent>> Of(AccountId account, PagePosition? after, int atMost, CancellationToken ct);
}

/// <summary>A change of an account as it was recorded.</summary>
/// <param name="Name">Who did it: a person's e-mail address or a client's id; null for the program.</param>
public sealed record RecordedAccountEvent(
    PagePosition Position, DateTimeOffset At, string Type, CallerKind By, string? Name, RecordedAccountEvent.Details Data)
{
    /// <summary>What was recorded; each kind of change says some of it.</summary>
    public sealed record Details(KeyKind? Kind, string? Digest, IReadOnlyList<string>? Changed, string? ExternalId, Guid? Deal);
}

/// <summary>One thing that happened to an account.</summary>
/// <param name="Type">What happened.</param>
public sealed record AccountHistoryItem(DateTimeOffset At, [EventType] string Type, Actor By, AccountHistoryItem.Details Data)
{
    /// <param name="Kind">Of the key that it is about.</param>
    /// <param name="Value">Of that key; null if the account does not have it any more.</param>
    /// <param name="Changed">What was changed, by JSON pointer.</param>
    /// <param name="ExternalId">What the vendor's system calls it from then on.</param>
    /// <param name="Deal">Whose customer was said to be this one, or another.</param>
    public sealed record Details(
        KeyKind? Kind,
        [Line(StrongKey.MaxLength)] string? Value,
        [JsonPointer] IReadOnlyList<string> Changed,
        [Line(AccountExternalId.MaxLength)] string? ExternalId,
        Guid? Deal);

    public static AccountHistoryItem Of(RecordedAccountEvent it, IReadOnlyDictionary<string, string> values) => new(
        it.At, it.Type, Actor.Of(it.By, it.Name),
        new(it.Data.Kind, it.Data.Digest is { } digest ? values.GetValueOrDefault(digest) : null, it.Data.Changed ?? [], it.Data.ExternalId, it.Data.Deal));
}
