using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Companies;
using ChannelProgram.Domain.Partners;

namespace ChannelProgram.Domain.PartnerApplications;

public readonly record struct PartnerApplicationId(Guid Value) : ITypedId<PartnerApplicationId>
{
    public static PartnerApplicationId From(Guid value) => new(value);
}

public enum PartnerApplicationStatus
{
    /// <summary>The mail to the applicant was not answered.</summary>
    Unconfirmed,

    InReview,
    Accepted,
    Rejected,
}

/// <summary>Why an application waits for staff.</summary>
[Flags]
public enum ApplicationDoubts
{
    None = 0,

    /// <summary>The website has no domain of the company's own.</summary>
    NoOwnDomain = 1,

    /// <summary>The mail comes from another domain than the company's.</summary>
    OtherMailDomain = 2,

    /// <summary>The mail comes from a domain where everybody gets an address.</summary>
    FreeMail = 4,

    /// <summary>The mail comes from a domain of addresses that are thrown away.</summary>
    ThrowAwayMail = 8,

    /// <summary>A partner has one of its keys.</summary>
    AlreadyPartner = 16,

    /// <summary>A partner that has one of its keys was suspended.</summary>
    SuspendedBefore = 32,
}

/// <summary>What a company says when it applies.</summary>
public sealed record ApplicationDetails(
    string Name, string Country, string Website, string? TaxId, string? Duns, PartnerType Type, string ContactName, string Email,
    string AgreementVersion)
{
    public IReadOnlyList<StrongKey> KeysBeside(SharedHosts shared) => StrongKey.Parse(Website, TaxId, Duns, Country, shared);
}

/// <summary>A company that wants to become a partner. It signs up by itself; only what is in doubt waits for staff.</summary>
public sealed class PartnerApplication : AggregateRoot
{
    public const int MaxMessageLength = 1000;

    private PartnerApplication() { }

    public PartnerApplicationId Id { get; private init; }
    public string CompanyName { get; private init; } = "";
    public string Country { get; private init; } = "";
    public string Website { get; private init; } = "";
    public string? TaxId { get; private init; }
    public string? Duns { get; private init; }
    public PartnerType Type { get; private init; }
    public string ContactName { get; private set; } = "";
    public string Email { get; private set; } = "";
    public string AgreementVersion { get; private init; } = "";
    public PartnerApplicationStatus Status { get; private set; }

    /// <summary>SHA-256 of the secret in the link.</summary>
    public byte[] SecretHash { get; private init; } = [];

    public DateTimeOffset SubmittedAt { get; private init; }

    /// <summary>Half-open: at this instant the link confirms nothing any more.</summary>
    public DateTimeOffset ConfirmBy { get; private init; }

    public DateTimeOffset? ConfirmedAt { get; private set; }

    public ApplicationDoubts Doubts { get; private set; }

    /// <summary>Of the first user, until there is one.</summary>
    public string? PasswordHash { get; private set; }

    public DateTimeOffset? DueBy { get; private set; }
    public Guid? Assignee { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>For the applicant to read.</summary>
    public string? Message { get; private set; }

    /// <summary>The partner that it became.</summary>
    public PartnerId? Partner { get; private set; }

    public int Revision { get; private set; }

    public ApplicationDetails Details =>
        new(CompanyName, Country, Website, TaxId, Duns, Type, ContactName, Email, AgreementVersion);

    public static PartnerApplication Submit(
        ApplicationDetails applicant, byte[] secretHash, PartnerTerms terms, DateTimeOffset now)
    {
        var application = new PartnerApplication
        {
            Id = new(Guid.CreateVersion7(now)),
            CompanyName = applicant.Name,
            Country = applicant.Country,
            Website = applicant.Website,
            TaxId = applicant.TaxId,
            Duns = applicant.Duns,
            Type = applicant.Type,
            ContactName = applicant.ContactName,
            Email = applicant.Email,
            AgreementVersion = applicant.AgreementVersion,
            SecretHash = secretHash,
            SubmittedAt = now,
            ConfirmBy = now.AddHours(terms.ApplicationConfirmationHours),
        };
        application.Raise(new PartnerApplicationEvent(PartnerApplicationEvent.Submitted, application, now));
        return application;
    }

    public bool CanConfirm(DateTimeOffset now) => Status is PartnerApplicationStatus.Unconfirmed && now < ConfirmBy;

    /// <summary>The applicant has the mailbox. With doubts it waits for staff from now on.</summary>
    /// <param name="dueBy">By when staff should decide, if it has to.</param>
    public void Confirm(ApplicationDoubts doubts, string passwordHash, DateTimeOffset dueBy, DateTimeOffset now)
    {
        (ConfirmedAt, Doubts, PasswordHash) = (now, doubts, passwordHash);
        if (doubts is not ApplicationDoubts.None) (Status, DueBy) = (PartnerApplicationStatus.InReview, dueBy);
        Record(PartnerApplicationEvent.Confirmed, now);
    }

    /// <returns>The hash of the first user's password, which this forgets.</returns>
    public Result<string> Accept(PartnerId partner, DateTimeOffset now)
    {
        if (ConfirmedAt is null || DecidedAt is not null) return PartnerApplicationRefusals.StatusForbids(Status);

        var hash = PasswordHash!;
        (Status, Partner, DecidedAt, PasswordHash, DueBy) = (PartnerApplicationStatus.Accepted, partner, now, null, null);
        Record(PartnerApplicationEvent.Accepted, now);
        return hash;
    }

    public Refusal? Reject(string? message, DateTimeOffset now)
    {
        if (Status is not PartnerApplicationStatus.InReview) return PartnerApplicationRefusals.StatusForbids(Status);

        (Status, Message, DecidedAt, PasswordHash, DueBy) = (PartnerApplicationStatus.Rejected, message, now, null, null);
        Record(PartnerApplicationEvent.Rejected, now);
        return null;
    }

    /// <summary>Only of one that is decided: without a contact nobody can go on with it.</summary>
    public void Erase(PersonTexts person)
    {
        (ContactName, Email, Message) = (PersonTexts.Mark, PersonTexts.Mark, person.Redact(Message));
        Revision++;
    }

    public void Assign(Guid? staff)
    {
        Assignee = staff;
        Revision++;
    }

    private void Record(string type, DateTimeOffset now)
    {
        Revision++;
        Raise(new PartnerApplicationEvent(type, this, now));
    }
}
