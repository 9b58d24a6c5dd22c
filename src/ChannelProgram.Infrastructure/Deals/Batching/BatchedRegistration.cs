using ChannelProgram.Application.Common;
using ChannelProgram.Application.Deals;
using ChannelProgram.Domain.Common;
using ChannelProgram.Infrastructure.Outbox;
using ChannelProgram.Infrastructure.Store;
using MediatR;

namespace ChannelProgram.Infrastructure.Deals.Batching;

/// <summary>
/// Carries out a registration in a batch if possible: it loads, decides and stores like the handler of
/// <see cref="RegisterDeal"/>. What needs more goes on to the handler, in its own transaction.
/// </summary>
internal sealed class BatchedRegistration(
    ChannelDb db, RegistrationBatches batches, BatchedRequest batched, RegistrantLookup registrants, IReceiptIssuer receipts,
    CurrentCaller caller, ProgramClock clock, TimeProvider time)
    : IPipelineBehavior<RegisterDeal, Result<DealView>>
{
    /// <summary>Nobody gets this answer: <see cref="BatchedIdempotentRequests"/> carries the request out again.</summary>
    internal static readonly Refusal CarriedOutIndividually =
        new(RefusalKind.Busy, "busy", "The registration is carried out individually.");

    public async Task<Result<DealView>> Handle(
        RegisterDeal request, CancellationToken ct, RequestHandlerDelegate<Result<DealView>> next)
    {
        if (!batches.IsSupported || db.Database.CurrentTransaction is not null) return await next();
        if (batched.Attempt is { } keyed) return await Decide(request, keyed) ?? CarriedOutIndividually;

        await using (var attempt = new BatchAttempt(batches, key: null))
        {
            if (await Decide(request, attempt) is { } result && await attempt.Store()) return result;
        }

        return await next();
    }

    /// <returns>Null: carry it out individually.</returns>
    private async Task<Result<DealView>?> Decide(RegisterDeal request, BatchAttempt attempt)
    {
        var asked = registrants.Read(request.Form);
        if (await attempt.Load(asked) is not { } context) return null;

        context = context with { Now = clock.Now() };
        // The batch reads without partner scope.
        if (context.Partner is { } partner && !db.Sees(partner.Id)) context = context with { Partner = null };
        switch (asked.Decide(context))
        {
            case RegistrationDecision.Refused { Refusal: var refusal }:
                attempt.Decided([]);
                return refusal;
            case RegistrationDecision.Accepted { DisputesCustomer: false, LowWinRate: null } accepted:
                accepted.Deal.Certify(receipts.Issue(accepted.Deal));
                attempt.Decided([.. RegistrationLookups.RowsOf(accepted), .. EventsOf(accepted)]);
                return DealView.Of(accepted.Deal, caller.Known, asked.Program, context.Now);
            default:
                return null;
        }
    }

    private IEnumerable<object> EventsOf(RegistrationDecision.Accepted accepted) =>
        EventRecorder.Of([.. accepted.Account.TakeEvents(), .. accepted.Deal.TakeEvents()], caller.Known, time.Now(), ordinal: 0);
}

internal sealed class BatchAttempt(RegistrationBatches batches, IdempotencyKey? key) : IAsyncDisposable
{
    private BatchMember? _member;
    private IReadOnlyList<object> _rows = [];
    private bool _stored;

    public bool IsDecided { get; private set; }

    public Task<RegistrationContext?> Load(RegistrationRequest request)
    {
        _member = new(request, key);
        batches.Add(_member);
        return _member.Context;
    }

    public void Decided(IReadOnlyList<object> rows) => (_rows, IsDecided) = (rows, true);

    public async Task<bool> Store(params IReadOnlyList<object> also)
    {
        if (_rows.Count + also.Count > 0) return _stored = await _member!.Store([.. _rows, .. also]);
        return true;
    }

    /// <summary>Waits until the batch's locks are free, so that a second try does not meet them.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_member is not null && !_stored) await _member.Cancel();
    }
}
