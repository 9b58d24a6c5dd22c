using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using ChannelProgram.Application.Accounts;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Deals;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using FluentValidation;
using MediatR;

namespace ChannelProgram.Application.Work;

/// <summary>What staff decides about an item of the queue.</summary>
public enum WorkDecision { Approve, Reject }

/// <summary>
/// Decides many items at once, each as it would be decided alone: in the order in which they are named, in one transaction that
/// first takes the locks of all. One that is refused changes nothing and keeps no other from being decided.
/// </summary>
public sealed record DecideWork(DecideWork.Body Form) : IRequest<Result<WorkDecided>>, IChange
{
    /// <summary>With more, others would wait too long for their customers.</summary>
    public const int MostItems = 100;

    /// <param name="Items">At most 100, each once.</param>
    public sealed record Body([property: Required] IReadOnlyList<Item?>? Items);

    /// <param name="Reason">Why it is rejected; with a rejection only.</param>
    /// <param name="Message">Told to the partner with the rejection; none with reason <c>notAvailable</c>.</param>
    public sealed record Item([property: Required] Guid? Id, [property: Required] WorkDecision? Decision, DealReason? Reason, string? Message);

    public sealed class Validator : AbstractValidator<DecideWork>
    {
        public Validator()
        {
            RuleFor(it => it.Form.Items).Cascade(CascadeMode.Stop).NotEmpty().WithMessage("needs at least one item")
                .Must(it => it!.Count <= MostItems).WithMessage($"has at most {MostItems} items")
                .Must(it => it!.Where(item => item?.Id is not null).GroupBy(item => item!.Id).All(same => same.Count() == 1))
                .WithMessage("names an item more than once")
                .OverridePropertyName(nameof(Body.Items));
            RuleForEach(it => it.Form.Items).NotNull().WithMessage(Say.Required).SetValidator(new ItemRules()).OverridePropertyName(nameof(Body.Items));
        }
    }

    private sealed class ItemRules : AbstractValidator<Item?>
    {
        public ItemRules()
        {
            RuleFor(it => it!.Id).NotNull().WithMessage(Say.Required);
            RuleFor(it => it!.Decision).NotNull().WithMessage(Say.Required);
            RuleFor(it => it!.Reason).NotNull().When(it => it!.Decision is WorkDecision.Reject).WithMessage(Say.Required);
            RuleFor(it => it!.Reason).Null().When(it => it!.Decision is WorkDecision.Approve).WithMessage("is for a rejection");
            RuleFor(it => it!.Message).Null().When(it => it!.Decision is WorkDecision.Approve).WithMessage("is for a rejection");
            RuleFor(it => it!.Message).OfRejection(it => it!.Reason).When(it => it!.Decision is not WorkDecision.Approve);
        }
    }

    public sealed class Handler(ICustomers customers, Succession succession, Deciding deciding, CurrentCaller caller, TimeProvider time)
        : IRequestHandler<DecideWork, Result<WorkDecided>>
    {
        public async Task<Result<WorkDecided>> Handle(DecideWork request, CancellationToken ct)
        {
            var items = request.Form.Items!;
            var deals = (await customers.EnterAll([.. items.Select(it => new DealId(it!.Id!.Value))], ct)).ToDictionary(it => it.Id.Value);
            // The order of changes is that of the locks: no clock is read before they are held.
            var now = time.Now();
            await succession.Retire(deals.Values, now, ct);

            var refusals = new List<Refusal?>();
            foreach (var it in items) refusals.Add(await Decide(it!, deals.GetValueOrDefault(it!.Id!.Value), now, ct));

            // Told once all is done: a rejection may have passed its line on to another of them.
            return new WorkDecided(
            [
                .. items.Zip(refusals, (it, refused) => refused is null
                    ? new WorkDecided.Outcome(it!.Id!.Value, WorkResult.Decided, DealView.Of(deals[it.Id.Value], caller.Known), null)
                    : new WorkDecided.Outcome(it!.Id!.Value, WorkResult.Refused, null, new(refused.Code, refused.Message))),
            ]);
        }

        private async Task<Refusal?> Decide(Item it, Deal? deal, DateTimeOffset now, CancellationToken ct) =>
            deal is not { WaitsForStaff: true } ? WorkRefusals.NotFound : it.Decision!.Value switch
            {
                WorkDecision.Approve => await deciding.Approve(deal, now, ct),
                WorkDecision.Reject => await deciding.Reject(deal, it.Reason!.Value, it.Message, now, ct),
            };
    }
}

public enum WorkResult { Decided, Refused }

/// <summary>What became of each item, in the order in which they were named.</summary>
public sealed record WorkDecided(IReadOnlyList<WorkDecided.Outcome> Items)
{
    /// <param name="Deal">As it is once all are decided.</param>
    public sealed record Outcome(
        Guid Id, WorkResult Result,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DealView? Deal,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Problem? Problem);

    /// <summary>Why it was not decided.</summary>
    /// <param name="Code">As the same decision alone would have answered it.</param>
    public sealed record Problem(string Code, string Detail);
}
