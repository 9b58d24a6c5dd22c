using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Programs;
using MediatR;

namespace ChannelProgram.Application.Deals;

public sealed record UpdateDeal(DealId Id, [RequestBody] MergePatch<DealRegistration> Patch) : IRequest<Result<DealView>>, IChange
{
    public sealed class Handler(IChannelDb db, DealUpdate deals, ICustomers customers, IProgramVersions programs)
        : IRequestHandler<UpdateDeal, Result<DealView>>
    {
        public Task<Result<DealView>> Handle(UpdateDeal request, CancellationToken ct) =>
            deals.Update(request.Id, (deal, now) => Apply(request.Patch, deal, now, ct), ct);

        private async Task<Refusal?> Apply(
            MergePatch<DealRegistration> patch, Deal deal, DateTimeOffset now, CancellationToken ct)
        {
            var program = programs.InForce(now);
            var form = patch.ApplyTo(DealRegistration.Of(deal));
            if (NotSold(form, deal, program) is { } notSold) return notSold;
            var said = form.Read(code => LineOf(code, deal, program)!);
            var isRenamed = said.ExternalId != deal.ExternalId;
            if (deal.Update(said, program, now) is { } refused) return refused;
            if (deal.ReviewRequired
                && (await customers.LoadMatchedCustomer(deal, [.. deal.Accounts], program, now, ct)).ReviewReasons
                    .HasFlag(ReviewReasons.CustomerDisputed)) deal.DisputeCustomer();
            if (!isRenamed || said.ExternalId is not { } externalId) return null;

            if (await db.IsExternalIdInUse(deal.Partner, externalId, deal.Id, now, ct))
                return DealRefusals.ExternalIdTaken(deal.Status);
            await db.FreeExternalId(deal.Partner, externalId, now, ct);
            return null;
        }

        private static Refusal? NotSold(DealRegistration form, Deal deal, ProgramVersion program)
        {
            var faults = form.Products!.Index().Where(it => LineOf(it.Item!.Code!, deal, program) is null)
                .ToDictionary(it => $"/products/{it.Index}/code", _ => new[] { RegistrationRules.NoProduct });
            return faults.Count == 0 ? null : Refusal.Invalid(faults);
        }

        private static string? LineOf(string code, Deal deal, ProgramVersion program) =>
            deal.Products.FirstOrDefault(it => it.Code == code)?.ProductLine ?? program.ProductOf(code)?.Line;
    }
}
