using System.ComponentModel.DataAnnotations;
using ChannelProgram.Application.Accounts;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Programs;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Application.Deals;

/// <summary>
/// Registers a deal for the caller's partner: lines that are free are taken, the others waited for, and what is clean is
/// protected at once.
/// </summary>
public sealed record RegisterDeal(
    DealType? Type,
    [property: Required] RegisterDeal.Buyer? Customer,
    [property: Required] IReadOnlyList<RegisterDeal.Line?>? Products,
    [property: Required] DateOnly? ExpectedCloseDate,
    [property: Required] SalesStage? Stage,
    [property: Required] DealSource? Source,
    string? Owner,
    string? Description,
    string? ExternalId,
    bool? Draft) : IRequest<Result<DealView>>, IChange
{
    public sealed record Buyer(
        [property: Required] string? Name, [property: Required] string? Country,
        string? Website, string? City, string? TaxId, string? Duns, string? Unit, Person? Contact);

    public sealed record Person(string? Name, string? Email);

    public sealed record Line([property: Required] string? Code, [property: Required] MoneyText? Amount);

    /// <summary>The one currency of all its products: that of the first that names one.</summary>
    internal string? Currency => Products?.FirstOrDefault(it => it?.Amount?.Currency is not null)?.Amount!.Currency;

    /// <summary>What is asked, once the rules found nothing wrong with it.</summary>
    private Registration Read(ProgramVersion program) => new(
        Type ?? DealType.NewBusiness,
        new Customer(
            Customer!.Name!, Customer.Country!, Customer.Website, Customer.City, Customer.TaxId, Customer.Duns, Customer.Unit,
            Customer.Contact?.Name, Customer.Contact?.Email),
        [.. Products!.Select(it => new DealProduct(program.ProductOf(it!.Code!)!, it.Amount!.Read()))],
        ExpectedCloseDate!.Value, Stage!.Value, Source!.Value, Owner, Description, ExternalId);

    public sealed class Handler(
        IChannelDb db, ICustomers customers, Succession succession, IProgramVersions programs, CurrentCaller caller, TimeProvider time)
        : IRequestHandler<RegisterDeal, Result<DealView>>
    {
        public async Task<Result<DealView>> Handle(RegisterDeal request, CancellationToken ct)
        {
            var program = programs.InForce(time.Now());
            var partner = await db.Partners.AsNoTracking().SingleAsync(it => it.Id == caller.Known.Partner, ct);
            var registrant = Registrant.From(partner, program);
            if (registrant.Refused is { } refused) return refused;

            var asked = request.Read(program);
            var keys = asked.Customer.StrongKeys();
            var known = await customers.Enter(keys, ct);
            // The order of registrations is that of the lock: no clock is read before it is held.
            var now = time.Now();
            IReadOnlyList<Account> accounts = known.Accounts.Count > 0
                ? known.Accounts
                : [Account.Open(asked.Customer.Name, asked.Customer.Country, now)];

            var wanted = Deal.Wanted(asked.Products, accounts.Select(it => it.Id));
            var contenders = known.Accounts.Count > 0 ? await customers.On(wanted, registrant.Id, ct) : [];

            // One's own is decided first, whatever others hold.
            var own = contenders.Where(it => it.Partner == registrant.Id && !it.HasLapsed(now)).Select(it => it.Deal).ToHashSet();
            if (own.Count > 0) return DealRefusals.AlreadyRegistered(await Current(own, now, ct));
            if (asked.ExternalId is { } externalId
                && await db.Deals.AnyAsync(it => it.Partner == registrant.Id && it.ExternalId == externalId, ct))
                return DealRefusals.ExternalIdInUse;

            var lapsed = contenders.Where(it => it.HasLapsed(now)).Select(it => it.Deal).ToHashSet();
            if (lapsed.Count > 0)
            {
                await succession.Retire(await customers.Deals(lapsed, ct), now, ct);
                contenders = await customers.On(wanted, registrant.Id, ct);
            }

            var taken = contenders.Where(it => it.State is ClaimState.Held).Select(it => it.On).ToHashSet();
            var deal = Deal.Register(asked, registrant, [.. accounts.Select(it => it.Id)], taken, now);
            // Keys that point at two accounts leave it to staff which they mean; what is new meanwhile goes to the older.
            accounts[0].Learn(keys.Where(it => !known.Owned.Contains(it)), registrant.Id, now);
            customers.Add(accounts[0], isNew: known.Accounts.Count == 0);
            db.Deals.Add(deal);
            await db.Save(ct);

            return DealView.Of(deal, caller.Known);
        }

        private async Task<IReadOnlyList<Deal>> Current(IReadOnlyCollection<DealId> ids, DateTimeOffset now, CancellationToken ct)
        {
            var deals = await db.Deals.Where(it => ids.Contains(it.Id)).OrderBy(it => it.CreatedAt).ToListAsync(ct);
            foreach (var deal in deals) deal.Lapse(now);
            return deals;
        }
    }
}
