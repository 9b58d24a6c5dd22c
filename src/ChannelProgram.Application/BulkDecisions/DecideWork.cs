using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.CustomerResolution;
using ChannelProgram.Application.Deals;
using ChannelProgram.Application.Programs;
using ChannelProgram.Application.Work;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using FluentValidation;
using MediatR;

namespace ChannelProgram.Application.BulkDecisions;

/// <summary>What staff decides about a deal that waits for it.</summary>
public enum WorkDecision { Approve, Reject, ConfirmCustomer, SeparateCustomer }

/// <summary>
/// Decides many items in one transaction, in the order named, after taking all locks. A refused item changes nothing and does not
/// stop the others.
/// </summary>
public sealed record DecideWork([RequestBody] DecideWork.Body Form) : IRequest<Result<BulkDecisionResult>>, IChange
{
    /// <summary>Limits how long others wait for the locks.</summary>
    public const int MaxItems = 100;

    /// <param name="Items">The items to decide: at most 100, each once.</param>
    [SchemaName("BulkDecision")]
    public sealed record Body([Required, Count(1, MaxItems)] IReadOnlyList<Item?>? Items);

    /// <summary>A decision about one work item.</summary>
    /// <param name="Id">The id of the work item.</param>
    /// <param name="Reason">Why the deal is rejected. Only with <c>reject</c>.</param>
    /// <param name="Message">Told to the partner. Only with <c>reject</c>, and not with the reason <c>notAvailable</c>.</param>
    /// <param name="Unit">The customer's buying unit. Only with <c>approve</c>.</param>
    /// <param name="TakeKeys">As when a deal's customer is separated alone. Only with <c>separateCustomer</c>.</param>
    /// <param name="Account">
    /// As when a deal's customer is confirmed or separated alone. Only with <c>confirmCustomer</c> or <c>separateCustomer</c>.
    /// </param>
    [SchemaName("BulkDecisionItem")]
    public sealed record Item(
        [Required] Guid? Id, [Required] WorkDecision? Decision, DealReason? Reason,
        [MultiLine(Domain.Deals.Deal.MaxMessageLength)] string? Message, [Line(ClaimTarget.MaxUnitLength)] string? Unit,
        bool? TakeKeys, AccountId? Account);

    public sealed class Validator : AbstractValidator<DecideWork>
    {
        public Validator()
        {
            RuleFor(it => it.Form.Items)
                .Must(it => (it ?? []).Select(item => item?.Id).OfType<Guid>().CountBy(id => id).All(same => same.Value == 1))
                .WithMessage("names an item more than once")
                .OverridePropertyName(nameof(Body.Items));
            RuleForEach(it => it.Form.Items).SetValidator(new ItemRules()).OverridePropertyName(nameof(Body.Items));
        }
    }

    private sealed class ItemRules : AbstractValidator<Item?>
    {
        public ItemRules()
        {
            RuleFor(it => it!.Reason).NotNull().When(it => it!.Decision is WorkDecision.Reject).WithMessage(Messages.Required);
            RuleFor(it => it!.Reason).Null().When(it => it!.Decision is not (null or WorkDecision.Reject))
                .WithMessage("is for a rejection");
            RuleFor(it => it!.Reason).OfStaff();
            RuleFor(it => it!.Message).Null().When(it => it!.Decision is not (null or WorkDecision.Reject))
                .WithMessage("is for a rejection");
            RuleFor(it => it!.TakeKeys).Null().When(it => it!.Decision is not (null or WorkDecision.SeparateCustomer))
                .WithMessage("is for separateCustomer");
            RuleFor(it => it!.Account).Null()
                .When(it => it!.Decision is not (null or WorkDecision.ConfirmCustomer or WorkDecision.SeparateCustomer))
                .WithMessage("is for confirmCustomer or separateCustomer");
            RuleFor(it => it!.Unit).Null().When(it => it!.Decision is not (null or WorkDecision.Approve))
                .WithMessage("is for an approval");
            RuleFor(it => it!.Message).OfRejection(it => it!.Reason).When(it => it!.Decision is null or WorkDecision.Reject);
        }
    }

    public sealed class Handler(
        ICustomers customers, Waitlist waitlist, DealUpdate updates, DealDecisions decisions,
        CustomerDecisions customerDecisions, IProgramVersions programs, ProgramClock clock)
        : IRequestHandler<DecideWork, Result<BulkDecisionResult>>
    {
        public async Task<Result<BulkDecisionResult>> Handle(DecideWork request, CancellationToken ct)
        {
            var items = request.Form.Items!;
            List<DealId> about = [.. items.Select(it => new DealId(it!.Id!.Value))];
            await customerDecisions.LockForConfirmation(
                [
                    .. items.Where(it => it!.Decision is WorkDecision.ConfirmCustomer)
                        .Select(it => (new DealId(it!.Id!.Value), it.Account))], about, ct);
            var deals = (await customers.LockAll(about, ct)).ToDictionary(it => it.Id.Value);
            // Read the clock only under the locks, so that times follow the order of the changes.
            var now = clock.Now();
            await waitlist.Expire(deals.Values, now, ct);

            var outcomes = new List<(Deal? About, Refusal? Refused)>();
            foreach (var it in items) outcomes.Add(await Decide(it!, deals.GetValueOrDefault(it!.Id!.Value), now, ct));

            // Built when all is done, because a rejection may offer a line to another of these deals.
            return new BulkDecisionResult(
            [
                .. items.Zip(outcomes, (it, outcome) => outcome.Refused is { } refused
                    ? new BulkDecisionResult.Outcome(it!.Id!.Value, WorkResult.Refused, null, new(refused.Code, refused.Message))
                    : new BulkDecisionResult.Outcome(
                        it!.Id!.Value, WorkResult.Decided, updates.View(outcome.About!, now), null)),
            ]);
        }

        private async Task<(Deal? About, Refusal? Refused)> Decide(
            Item it, Deal? deal, DateTimeOffset now, CancellationToken ct) =>
            deal is not { IsInReview: true } ? (null, WorkRefusals.NotFound) : (deal, await About(it, deal, now, ct));

        private Task<Refusal?> About(Item it, Deal deal, DateTimeOffset now, CancellationToken ct) => updates.Decide(
            deal, () => Apply(it, deal, now, ct), now, ct,
            settlesCustomer: it.Decision is WorkDecision.ConfirmCustomer or WorkDecision.SeparateCustomer);

        private async Task<Refusal?> Apply(Item it, Deal deal, DateTimeOffset now, CancellationToken ct) =>
            it.Decision!.Value switch
            {
                WorkDecision.Approve => await decisions.Approve(deal, it.Unit, now, ct),
                WorkDecision.Reject => deal.Reject(it.Reason!.Value, it.Message, programs.InForce(now), now),
                WorkDecision.ConfirmCustomer => await customerDecisions.ConfirmKeys(deal, it.Account, now, ct),
                WorkDecision.SeparateCustomer => await customerDecisions.Separate(deal, it.TakeKeys is true, it.Account, now, ct),
            };
    }
}

public enum WorkResult { Decided, Refused }

/// <summary>What became of each item, in the order of the request.</summary>
public sealed record BulkDecisionResult([Count(1, DecideWork.MaxItems)] IReadOnlyList<BulkDecisionResult.Outcome> Items)
{
    /// <param name="Deal">The deal after all decisions.</param>
    [SchemaName("BulkDecisionOutcome")]
    public sealed record Outcome(
        Guid Id, WorkResult Result,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DealView? Deal,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Problem? Problem);

    /// <summary>Why an item was not decided.</summary>
    /// <param name="Code">The code that the same decision alone would have been answered with.</param>
    [SchemaName("BulkDecisionProblem")]
    public sealed record Problem([Name] string Code, [Line(1000)] string Detail);
}
