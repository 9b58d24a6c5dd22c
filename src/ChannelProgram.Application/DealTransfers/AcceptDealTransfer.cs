using System.ComponentModel.DataAnnotations;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Partners;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.DealTransfers;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Application.DealTransfers;

/// <summary>Whoever has the code takes the deal, once staff has confirmed it.</summary>
public sealed record AcceptDealTransfer([RequestBody] AcceptDealTransfer.Body Form)
    : IRequest<Result<DealTransferView>>, IChange
{
    // The generated ToString would put the code into logs.
    public override string ToString() => nameof(AcceptDealTransfer);

    /// <param name="Code">As the other partner told it.</param>
    [SchemaName("DealTransferAcceptance")]
    public sealed record Body([Required, MailedToken] string? Code)
    {
        public override string ToString() => nameof(Body);
    }

    public sealed class Handler(
        IChannelDb db, IDealTransfers transfers, DealTransferUpdate updates, IProgramVersions programs, CurrentCaller caller,
        ProgramClock clock)
        : IRequestHandler<AcceptDealTransfer, Result<DealTransferView>>
    {
        public async Task<Result<DealTransferView>> Handle(AcceptDealTransfer request, CancellationToken ct)
        {
            if (await transfers.FindByCode(MailedToken.Hash(request.Form.Code!), ct) is not { } found)
                return DealTransferRefusals.CodeInvalid;

            var (now, own) = (clock.Now(), caller.Known.Partner!.Value);
            var program = programs.InForce(now);
            var partner = await db.Partners.AsNoTracking().SingleAsync(it => it.Id == own, ct);
            var refused = found.Transfer.CheckAcceptance(own, now)
                ?? Registrant.From(partner, program, now).RefusedFor(found.Customer.StrongKeys(program.AllSharedHosts))
                ?? found.Transfer.Accept(
                    own, program.Calendar.AddBusinessDays(now, program.DealTransfers.DecisionBusinessDays), now);
            return refused is null ? updates.View(found) : refused;
        }
    }
}
