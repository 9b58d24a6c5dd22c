using System.Linq.Expressions;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Deals;

/// <summary>Contacts of customers, owners, and what partner and staff wrote.</summary>
internal sealed class DealPersonalData(ChannelDb db, ProgramClock clock) : IPersonalData
{
    public string Place => "deals";

    public async Task Identify(DataSubject subject, CancellationToken ct)
    {
        var (all, emails) = (db.Set<Deal>().AsNoTracking().Of(subject), subject.Emails);
        var contacts = await all.Where(it => emails.Contains(StoredText.Upper(it.Customer.ContactEmail)))
            .Select(it => new { it.Id, it.Partner, it.Customer.ContactName }).ToListAsync(ct);
        foreach (var it in contacts)
        {
            subject.Deals.Add(it.Id.Value);
            subject.AddNameOf(it.ContactName, it.Partner.Value, it.Id.Value);
        }

        foreach (var email in emails) await Add(subject, all.Where(Says(email)), ct);
        foreach (var partner in subject.Partners)
            foreach (var letters in subject.LettersOfNames(partner))
                await Add(subject, all.Where(it => it.Partner == partner).Where(Says(letters)), ct);
    }

    public async Task<IReadOnlyList<PersonalRecord>> Find(DataSubject subject, CancellationToken ct)
    {
        var ids = Ids(subject);
        var found = await db.Set<Deal>().AsNoTracking().Of(subject).Where(it => ids.Contains(it.Id)).ToListAsync(ct);
        return [.. found.Select(it => RecordOf(it, subject)).OfType<PersonalRecord>()];
    }

    public async Task<Result<int>> Erase(DataSubject subject, CancellationToken ct)
    {
        var (ids, now) = (Ids(subject), clock.Now());
        var found = await db.Set<Deal>().Where(it => ids.Contains(it.Id)).ToListAsync(ct);
        return found.Count(it => it.Erase(PersonIn(it, subject), isAutomatic: false, now));
    }

    private static List<DealId> Ids(DataSubject subject) => [.. subject.Deals.Select(DealId.From)];

    private static PersonTexts PersonIn(Deal deal, DataSubject subject) =>
        subject.TextsOf(deal.Partner.Value, deal.Id.Value);

    private static PersonalRecord? RecordOf(Deal deal, DataSubject subject)
    {
        var person = PersonIn(deal, subject);
        var texts = subject.Within is null ? deal.Texts : deal.Texts.Where(it => !Deal.IsVendorsText(it.Place));
        var isContact = person.AreContact(deal.Customer.ContactName, deal.Customer.ContactEmail);
        return PersonalRecords.Of(
            deal.Id.Value, deal.Partner,
            [
                ("/customer/contact/name", isContact ? deal.Customer.ContactName : null),
                ("/customer/contact/email", isContact ? deal.Customer.ContactEmail : null),
                .. texts.Naming(person),
            ]);
    }

    /// <summary>The database finds more than what is meant: a longer address has a shorter one in it.</summary>
    private static async Task Add(DataSubject subject, IQueryable<Deal> candidates, CancellationToken ct)
    {
        foreach (var deal in await candidates.ToListAsync(ct))
            if (RecordOf(deal, subject) is not null) subject.Deals.Add(deal.Id.Value);
    }

    private static Expression<Func<Deal, bool>> Says(string upper) => it =>
        StoredText.Upper(it.Owner).Contains(upper) || StoredText.Upper(it.Description).Contains(upper)
        || StoredText.Upper(it.ExternalId).Contains(upper) || StoredText.Upper(it.Message).Contains(upper)
        || StoredText.Upper(it.Question).Contains(upper) || StoredText.Upper(it.AnswerText).Contains(upper)
        || StoredText.Upper(it.ExtensionMessage).Contains(upper) || StoredText.Upper(it.OrderReference).Contains(upper)
        || StoredText.Upper(it.LossNote).Contains(upper) || StoredText.Upper(it.UndoneBecause).Contains(upper);
}
