using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Companies;
using MediatR;

namespace ChannelProgram.Application.Accounts;

public sealed record GetAccountHistory(AccountId Id, PageRequest Paging) : IRequest<Result<Page<AccountHistoryItem>>>
{
    public sealed class Handler(IAccounts accounts, IAccountHistory history)
        : IRequestHandler<GetAccountHistory, Result<Page<AccountHistoryItem>>>
    {
        public async Task<Result<Page<AccountHistoryItem>>> Handle(GetAccountHistory request, CancellationToken ct)
        {
            if (await accounts.Read(request.Id, ct) is not { } account) return AccountRefusals.NotFound;

            // History holds only digests of keys. A value can be shown only while the account still has the key.
            var values = account.Keys.ToDictionary(it => it.Key.Digest(), it => it.Value);
            var found = await history.Of(request.Id, request.Paging.After, request.Paging.FetchLimit, ct);
            return Page.Of(found, request.Paging, it => AccountHistoryItem.Of(it, values), it => it.Position);
        }
    }
}

public interface IAccountHistory
{
    Task<IReadOnlyList<RecordedAccountEvent>> Of(AccountId account, PagePosition? after, int limit, CancellationToken ct);
}

/// <param name="Name">E-mail address of a person or id of a client; null for the program.</param>
public sealed record RecordedAccountEvent(
    PagePosition Position, DateTimeOffset At, string Type, CallerKind By, string? Name, RecordedAccountEvent.Details Data)
{
    public sealed record Details(KeyKind? Kind, string? Digest, IReadOnlyList<string>? Changed, string? ExternalId, Guid? Deal);
}

/// <summary>One thing that happened to an account.</summary>
/// <param name="Type">What happened, such as <c>account.keyAsserted</c>.</param>
public sealed record AccountHistoryItem(DateTimeOffset At, [EventType] string Type, Actor By, AccountHistoryItem.Details Data)
{
    /// <summary>What an event changed. Members that do not apply to it are null or empty.</summary>
    /// <param name="Kind">The kind of the key, if a key was changed.</param>
    /// <param name="Value">The value of that key. Null if the account does not have it any more.</param>
    /// <param name="Changed">The members that were changed, as JSON pointers.</param>
    /// <param name="ExternalId">The id that the vendor's system has used for the account since.</param>
    /// <param name="Deal">The deal whose customer staff confirmed or separated.</param>
    public sealed record Details(
        KeyKind? Kind,
        [Line(StrongKey.MaxLength)] string? Value,
        [JsonPointer] IReadOnlyList<string> Changed,
        [Line(AccountExternalId.MaxLength)] string? ExternalId,
        Guid? Deal);

    public static AccountHistoryItem Of(RecordedAccountEvent it, IReadOnlyDictionary<string, string> values) => new(
        it.At, it.Type, Actor.Of(it.By, it.Name),
        new(
            it.Data.Kind, it.Data.Digest is { } digest ? values.GetValueOrDefault(digest) : null, it.Data.Changed ?? [],
            it.Data.ExternalId, it.Data.Deal));
}
