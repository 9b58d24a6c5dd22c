using ChannelProgram.Application.Accounts;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Mails;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Companies;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Mails;

namespace ChannelProgram.Application.Conflicts;

/// <summary>
/// Asks the end customer whether it wants a partner: by a mail to somebody in its own domain, with a code for one use.
/// </summary>
public sealed class CustomerChoices(
    IConflicts conflicts, IAccounts accounts, IMailQueue mails, IMailTemplates templates, IProgramVersions programs,
    ProgramClock clock)
{
    private const string MailKind = "customerChoice";

    /// <param name="contact">Null: the contact of the deal.</param>
    public async Task<Refusal?> Ask(ConflictTurn turn, Deal deal, string? contact, CancellationToken ct)
    {
        if ((contact ?? deal.Customer.ContactEmail) is not { } email) return Fault("is required: the deal has no contact");
        if (!await IsOfCustomer(email, turn, deal, ct)) return Fault("must be an address in the customer's own domain");

        var code = MailedToken.Generate();
        turn.Conflict.AskCustomer(turn.Party!, email, MailedToken.Hash(code), turn.Program, turn.Now);
        var content = templates.Render(
            MailKind,
            new Dictionary<string, string?>
            {
                ["customer"] = deal.Customer.Name,
                ["partner"] = (await conflicts.NamesOf([deal.Partner], ct))[deal.Partner],
                ["line"] = turn.Conflict.ProductLine,
                ["code"] = code,
                ["until"] = turn.Party!.ChoiceUntil!.Value.ToMail(),
            },
            canBeSwitchedOff: false);
        mails.Add(Mail.WithSecret(email, null, MailKind, content, clock.MachineNow()));
        return null;
    }

    /// <summary>
    /// Its domain is a key of the customer whose line it is, that not this partner alone has told: anybody can have a domain of
    /// its own confirm what it likes.
    /// </summary>
    private async Task<bool> IsOfCustomer(string email, ConflictTurn turn, Deal deal, CancellationToken ct)
    {
        var domain = StrongKey.Parse(
            email[(email.LastIndexOf('@') + 1)..], null, null, deal.Customer.Country, programs.InForce(turn.Now).AllSharedHosts);
        return (await accounts.OwnersOf(domain, ct)).Any(it => it.Account.Id == turn.Conflict.Account
            && (it.Key.IsConfirmed || (it.Key.AssertedBy is { } other && other != deal.Partner)));
    }

    private static Refusal Fault(string fault) =>
        Refusal.Invalid(new Dictionary<string, string[]> { ["/contact"] = [fault] });
}
