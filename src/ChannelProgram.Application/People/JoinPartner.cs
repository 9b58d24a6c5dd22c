using System.ComponentModel.DataAnnotations;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Partners;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Partners;
using ChannelProgram.Domain.People;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Application.People;

/// <summary>
/// Whoever has the token from the mail has the address: the record of whoever had it confirmed before goes along.
/// </summary>
/// <param name="Token">From the mail, good once and for 72 hours.</param>
[SchemaName("PersonJoining")]
public sealed record JoinPartner([Required, MailedToken] string? Token)
    : IRequest<Result<JoinedPartner>>, IChange
{
    // The generated ToString would put the token into logs.
    public override string ToString() => nameof(JoinPartner);

    public sealed class Handler(
        IChannelDb db, IPeople people, PartnersPersons persons, CurrentCaller current, ProgramClock clock)
        : IRequestHandler<JoinPartner, Result<JoinedPartner>>
    {
        public async Task<Result<JoinedPartner>> Handle(JoinPartner request, CancellationToken ct)
        {
            // Nobody is signed in, and what is looked for may be with any partner.
            current.Caller = Caller.Program;
            if (await people.Take(MailedToken.Hash(request.Token!), ct) is not { } joining
                || joining.ExpiresAt <= clock.MachineNow())
                return PersonRefusals.InvitationInvalid;

            var now = clock.Now();
            if (await db.Partners.AnyAsync(
                it => it.Id == joining.Partner && (it.Status != PartnerStatus.Active || it.LeavesAt <= now), ct))
                return Refusal.PartnerNotActive;
            // Nothing of a refused request is stored, so the token is not used up by what follows.
            if (await persons.HasMember(joining.Partner, joining.Email, ct)) return PersonRefusals.PersonExists;
            var known = await people.LockByEmail(joining.Email, ct);
            if (known is { } one && await db.Memberships.AnyAsync(it => it.Person == one && it.Until == null, ct))
                return PersonRefusals.MemberElsewhere;

            await people.EndJoinings(joining.Partner, joining.Email, ct);
            db.Memberships.Add(Membership.Begin(
                known ?? New(), joining.Partner, joining.Name, joining.Email, emailConfirmed: true, persons.Today, clock.Now()));
            return new JoinedPartner(
                await db.Partners.Where(it => it.Id == joining.Partner).Select(it => it.Name).SingleAsync(ct));
        }

        private PersonId New()
        {
            var person = Person.Create(clock.Now());
            people.Add(person);
            return person.Id;
        }
    }
}

/// <summary>The partner that a person belongs to from now on.</summary>
public sealed record JoinedPartner([Line(Domain.Partners.Partner.MaxNameLength)] string Partner);
