using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.People;

public readonly record struct PersonId(Guid Value) : ITypedId<PersonId>
{
    public static PersonId From(Guid value) => new(value);
}

public readonly record struct MembershipId(Guid Value) : ITypedId<MembershipId>
{
    public static MembershipId From(Guid value) => new(value);
}

/// <summary>
/// Somebody who works for partners, one after the other. What is learnt belongs to the person, and goes along; what a partner
/// knows of it is in the <see cref="Membership"/>.
/// </summary>
public sealed class Person
{
    private Person() { }

    public PersonId Id { get; private init; }
    public DateTimeOffset CreatedAt { get; private init; }

    public static Person Create(DateTimeOffset now) => new() { Id = new(Guid.CreateVersion7(now)), CreatedAt = now };
}

/// <summary>
/// The time in which a person belongs to a partner, with name and address as that partner has them: of another partner's
/// nobody learns.
/// </summary>
public sealed class Membership : AggregateRoot, IPartnerOwned
{
    public const int MaxNameLength = 200;

    private Membership() { }

    public MembershipId Id { get; private init; }
    public PersonId Person { get; private init; }
    public PartnerId Partner { get; private init; }
    public string Name { get; private set; } = "";
    public string Email { get; private set; } = "";

    /// <summary>As addresses are compared.</summary>
    public string ComparableEmail { get; private set; } = "";

    /// <summary>
    /// The person has shown to have the address. What only a partner typed says nothing about who somebody is elsewhere.
    /// </summary>
    public bool EmailConfirmed { get; private set; }

    public DateOnly From { get; private init; }

    /// <summary>The last day; null: the person has not left.</summary>
    public DateOnly? Until { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>When it was recorded that the person left; null: it has not.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    public int Revision { get; private set; }

    public bool HasEnded => Until is not null;

    /// <summary>The person is named no more. A partner may call somebody so; an address is never like the mark.</summary>
    public bool IsErased => Name == PersonTexts.Mark && Email == PersonTexts.Mark;

    public static Membership Begin(
        PersonId person, PartnerId partner, string name, string email, bool emailConfirmed, DateOnly from,
        DateTimeOffset now)
    {
        var membership = new Membership
        {
            Id = new(Guid.CreateVersion7(now)),
            Person = person,
            Partner = partner,
            Name = name,
            Email = email,
            ComparableEmail = Comparable(email),
            EmailConfirmed = emailConfirmed,
            From = from,
            CreatedAt = now,
        };
        membership.Raise(new MembershipEvent(MembershipEvent.Begun, membership, now, null, membership.Body));
        return membership;
    }

    public Refusal? Change(string name, string email, DateTimeOffset now)
    {
        if (HasEnded) return PersonRefusals.HasLeft;

        var before = Body;
        EmailConfirmed &= ComparableEmail == Comparable(email);
        (Name, Email, ComparableEmail) = (name, email, Comparable(email));
        Revision++;
        Raise(new MembershipEvent(MembershipEvent.Changed, this, now, before, Body));
        return null;
    }

    /// <summary>The person answered a mail that was sent there.</summary>
    public void ConfirmEmail(DateTimeOffset now)
    {
        if (EmailConfirmed) return;

        var before = Body;
        EmailConfirmed = true;
        Revision++;
        Raise(new MembershipEvent(MembershipEvent.Changed, this, now, before, Body));
    }

    /// <param name="on">The last day.</param>
    public Refusal? End(DateOnly on, DateOnly today, DateTimeOffset now)
    {
        if (HasEnded) return PersonRefusals.HasLeft;
        if (on < From || on > today) return PersonRefusals.WrongDay;

        var before = Body;
        (Until, EndedAt) = (on, now);
        Revision++;
        Raise(new MembershipEvent(MembershipEvent.Ended, this, now, before, Body));
        return null;
    }

    /// <summary>
    /// The person is named no more, and so belongs to the partner no longer. The record stays for what refers to it.
    /// </summary>
    /// <returns>False: that was done before.</returns>
    public bool Erase(DateOnly today, DateTimeOffset now)
    {
        if (IsErased) return false;

        var (before, type) = (Body, HasEnded ? MembershipEvent.Changed : MembershipEvent.Ended);
        (Name, Email, ComparableEmail) = (PersonTexts.Mark, PersonTexts.Mark, Comparable(PersonTexts.Mark));
        if (!HasEnded) (Until, EndedAt) = (today < From ? From : today, now);
        Revision++;
        Raise(new MembershipEvent(type, this, now, before, Body));
        return true;
    }

    /// <summary>Some texts have no normal form.</summary>
    public static bool IsComparable(string email) => email.AsSpan().IndexOfAny('\uFFFE', '\uFFFF') < 0;

    public static string Comparable(string email) => email.Normalize().ToUpperInvariant();

    private MembershipBody Body => new(Person.Value, Partner.Value, EmailConfirmed, From, Until);
}
