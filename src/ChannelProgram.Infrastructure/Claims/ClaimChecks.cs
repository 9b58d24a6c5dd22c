using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Infrastructure.Store;

namespace ChannelProgram.Infrastructure.Claims;

/// <summary>One holder of a line, one open registration of a partner, and nobody who waits for what is free.</summary>
internal sealed class ClaimChecks(ChannelDb db) : IDataCheck
{
    private static readonly ClaimState[] Taking = [ClaimState.Held, ClaimState.Offered];

    public string Name => "claims";

    public IEnumerable<IQueryable<DataFault>> Questions =>
        [TwoHolders, TwiceOfOnePartner, WaitingForNothing, WithoutAccount, OnMergedAccount];

    private IQueryable<Claim> Held => db.Set<Claim>().Where(it => Taking.Contains(it.State));

    private IQueryable<Claim> Waiting => db.Set<Claim>().Where(it => it.State == ClaimState.Waitlisted);

    private IQueryable<Claim> Live => db.Set<Claim>().Where(it => it.State != ClaimState.Released);

    private IQueryable<DataFault> TwoHolders =>
        from one in Held
        join other in Held on new { one.Account, one.ProductLine } equals new { other.Account, other.ProductLine }
        where one.Id < other.Id && (one.Unit == other.Unit || one.Unit == "" || other.Unit == "")
        select new DataFault(
            $"Claims {one.Id} and {other.Id} both have {one.ProductLine} of account {one.Account.Value}.", false);

    private IQueryable<DataFault> TwiceOfOnePartner =>
        from one in Live
        join other in Live on new { one.Partner, one.Account, one.ProductLine }
            equals new { other.Partner, other.Account, other.ProductLine }
        where one.Partner != null && one.Id < other.Id && (one.Unit == other.Unit || one.Unit == "" || other.Unit == "")
        select new DataFault(
            $"Claims {one.Id} and {other.Id} of partner {one.Partner!.Value.Value} are both open for {one.ProductLine} of "
            + $"account {one.Account.Value}.", false);

    private IQueryable<DataFault> WaitingForNothing =>
        from waiting in Waiting
        where !Held.Any(it => it.Account == waiting.Account && it.ProductLine == waiting.ProductLine
            && (it.Unit == waiting.Unit || it.Unit == "" || waiting.Unit == ""))
        select new DataFault(
            $"Claim {waiting.Id} waits for {waiting.ProductLine} of account {waiting.Account.Value}, which is free.", false);

    private IQueryable<DataFault> WithoutAccount =>
        from claim in db.Set<Claim>()
        where !db.Set<Account>().Any(it => it.Id == claim.Account)
        select new DataFault($"Claim {claim.Id} is on account {claim.Account.Value}, which does not exist.", false);

    private IQueryable<DataFault> OnMergedAccount =>
        from claim in db.Set<Claim>()
        join account in db.Set<Account>() on claim.Account equals account.Id
        where account.MergedInto != null
        select new DataFault(
            $"Claim {claim.Id} is on account {claim.Account.Value}, which has become part of another.", false);
}
