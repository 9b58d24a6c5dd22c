using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Deals;

/// <summary>A person who is named in it is erased. What it is, and what was decided about it, stays.</summary>
public sealed partial class Deal
{
    /// <summary>Where partner and staff may have named somebody, by their place in the answer.</summary>
    public IEnumerable<(string Place, string? Text)> Texts =>
    [
        ("/owner", Owner), ("/description", Description), ("/externalId", ExternalId), ("/message", Message),
        ("/information/question", Question), ("/information/answer", AnswerText), ("/extension/message", ExtensionMessage),
        ("/win/orderReference", OrderReference), ("/loss/note", LossNote), ("/undoneBecause", UndoneBecause),
    ];

    /// <summary>Its partner does not read it.</summary>
    public static bool IsVendorsText(string place) => place is "/undoneBecause";

    /// <returns>False: the person is not named in it.</returns>
    public bool Erase(PersonTexts person, bool isAutomatic, DateTimeOffset now)
    {
        var isContact = person.AreContact(Customer.ContactName, Customer.ContactEmail);
        string[] places =
        [
            .. isContact ? ["/customer/contact/name", "/customer/contact/email"] : (string[])[],
            .. Texts.Where(it => IsOwner(it.Place) ? person.AreNamedBy(it.Text) : person.AreIn(it.Text)).Select(it => it.Place),
        ];
        if (places is []) return false;

        Change(now, isAutomatic, () =>
        {
            if (isContact) Customer = Customer with { ContactName = null, ContactEmail = null };
            if (person.AreNamedBy(Owner)) Owner = null;
            if (person.AreIn(ExternalId)) (ExternalId, ReservedExternalId) = (null, null);
            (Description, Message) = (person.Redact(Description), person.Redact(Message));
            (Question, AnswerText) = (person.Redact(Question), person.Redact(AnswerText));
            (ExtensionMessage, OrderReference) = (person.Redact(ExtensionMessage), person.Redact(OrderReference));
            (LossNote, UndoneBecause) = (person.Redact(LossNote), person.Redact(UndoneBecause));
        }, DealEvent.Changed, places);
        return true;

        static bool IsOwner(string place) => place is "/owner";
    }

    /// <summary>Its customer's contact, whoever that is: it was kept for long enough.</summary>
    public void EraseContact(DateTimeOffset now) => Erase(
        new(
            Customer.ContactEmail is { } email ? [email] : [],
            Customer.ContactName is { } name ? [name] : []),
        isAutomatic: true, now);
}
