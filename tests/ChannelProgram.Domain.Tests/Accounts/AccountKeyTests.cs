using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Companies;
using ChannelProgram.Domain.Companies.Names;

namespace ChannelProgram.Domain.Tests.Accounts;

public class AccountKeyTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);
    private static readonly PartnerId Partner = new(Guid.Parse("00000000-0000-7000-8000-000000000001"));
    private static readonly Confirmation ByCrm = new(Confirmer.VendorSystem, "crm", Now.AddDays(1));
    private static readonly StrongKey Domain = new(KeyKind.Domain, "acme.de");
    private static readonly StrongKey Tax = new(KeyKind.TaxId, "DE123456788");
    private static readonly StrongKey Duns = new(KeyKind.Duns, "150483782");

    [Fact]
    public void Keys_of_a_registration_are_asserted_and_keys_of_the_vendor_confirmed()
    {
        var account = Opened(Domain);
        account.AddConfirmedKey(Duns, ByCrm);

        var (asserted, given) = (account.NewKeys[0], account.NewKeys[1]);
        Assert.Equal(
            (Partner, Now, null, false), (asserted.AssertedBy, asserted.AddedAt, asserted.Confirmation, asserted.IsConfirmed));
        Assert.Equal((null, ByCrm.At, ByCrm, true), (given.AssertedBy, given.AddedAt, given.Confirmation, given.IsConfirmed));
        Assert.Equal((account.Id, account.Id), (given.Account, given.Origin));
    }

    [Fact]
    public void A_confirmed_key_keeps_who_asserted_it_and_who_first_confirmed_it()
    {
        var account = Opened(Domain);
        account.ConfirmKey(account.NewKeys[0], ByCrm);
        account.ConfirmKey(account.NewKeys[0], new(Confirmer.Staff, "somebody", Now.AddDays(2)));

        Assert.Equal((Partner, ByCrm), (account.NewKeys[0].AssertedBy, account.NewKeys[0].Confirmation));
        Assert.Single(account.Events, it => it.Type == AccountEvent.KeyConfirmed);
    }

    [Fact]
    public void Unneeded_keys_are_dropped_unless_confirmed()
    {
        var account = Opened(Domain, Tax);
        account.ConfirmKey(account.NewKeys[0], ByCrm);

        Assert.Equal([Tax], account.DropKeys(account.NewKeys, others: true, Now).Select(it => it.Key));
        Assert.Equal([AccountEvent.KeyDropped], account.Events.TakeLast(1).Select(it => it.Type));
    }

    [Fact]
    public void The_last_key_stays_the_oldest_and_of_equal_ones_the_first_by_kind()
    {
        var account = Opened(Tax, Domain);
        account.AddAssertedKeys([Duns], Partner, Now.AddDays(-1));

        Assert.Equal([Domain, Tax], account.DropKeys(account.NewKeys, others: false, Now).Select(it => it.Key));
        Assert.Equal([Tax], account.DropKeys(account.NewKeys.Take(2), others: false, Now).Select(it => it.Key));
    }

    [Fact]
    public void The_last_key_is_not_detached()
    {
        var account = Opened(Domain);

        Assert.Equal(AccountRefusals.LastKey, account.DetachKey(account.NewKeys[0], others: false, Now));
        Assert.Null(account.DetachKey(account.NewKeys[0], others: true, Now));
    }

    [Fact]
    public void A_key_that_another_account_takes_was_first_registered_for_that_one()
    {
        var (old, other) = (Opened(Domain), Opened(Duns));

        other.TakeKey(old.NewKeys[0], old, Now);

        Assert.Equal((other.Id, other.Id), (old.NewKeys[0].Account, old.NewKeys[0].Origin));
        Assert.Equal((AccountEvent.KeyDetached, AccountEvent.KeyAsserted), (old.Events[^1].Type, other.Events[^1].Type));
    }

    [Fact]
    public void Renaming_changes_the_search_text_and_an_unchanged_name_raises_no_event()
    {
        var account = Opened(Domain);
        var events = account.Events.Count;
        account.Update(CompanyName.Read("Acme", "DE"), parent: null, Now);
        Assert.Equal(events, account.Events.Count);

        account.Update(CompanyName.Read("Borealis Cutlery", "DE"), parent: null, Now);

        Assert.Equal(("Borealis Cutlery", " borealis cutlery "), (account.Name, account.NameSearchText));
        Assert.Equal(CompanyName.Read("Borealis Cutlery", "DE").Keys.Order(), account.NameKeys.Select(it => it.Key).Order());
        Assert.All(account.NameKeys, it => Assert.Equal(("Borealis Cutlery", "DE"), (it.Name, it.Country)));
        Assert.Equal(events + 1, account.Events.Count);
    }

    private static Account Opened(params StrongKey[] keys)
    {
        var account = Account.Open(CompanyName.Read("Acme", "DE"), Now);
        account.AddAssertedKeys(keys, Partner, Now);
        return account;
    }
}
