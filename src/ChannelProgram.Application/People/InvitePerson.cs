using ChannelProgram.Application.Common;
using ChannelProgram.Application.Mails;
using ChannelProgram.Application.Partners;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Mails;
using ChannelProgram.Domain.People;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Application.People;

/// <summary>
/// Mails an invitation to join the partner. The answer is the same whether there is a record of somebody with that address or
/// not: it is looked for when the person accepts.
/// </summary>
public sealed record InvitePerson(PartnerId Partner, [RequestBody] PersonForm Form) : IRequest<Result<PersonInvitation>>, IChange
{
    public const string Kind = "personInvited";

    public sealed class Handler(
        IChannelDb db, IPeople people, PartnersPersons persons, IInvitationLimit limit, IMailQueue queue,
        IMailTemplates templates, ProgramClock clock)
        : IRequestHandler<InvitePerson, Result<PersonInvitation>>
    {
        public async Task<Result<PersonInvitation>> Handle(InvitePerson request, CancellationToken ct)
        {
            var (partner, form) = (request.Partner, request.Form);
            if (await db.Partners.Where(it => it.Id == partner).Select(it => it.Name).SingleOrDefaultAsync(ct)
                is not { } partnerName) return PersonRefusals.NotFound;
            await people.Lock(partner, ct);
            if (await persons.HasMember(partner, form.Email!, ct)) return PersonRefusals.PersonExists;
            if (await limit.RefusalOf(partner, form.Email!, ct) is { } tooOften) return tooOften;

            var (token, now) = (MailedToken.Generate(), clock.MachineNow());
            var joining = new Joining(partner, form.Email!, form.Name!, MailedToken.Hash(token), now + Joining.Lasts);
            await people.Replace(joining, ct);
            var content = templates.Render(
                Kind, new Dictionary<string, string?> { ["partner"] = partnerName, ["name"] = form.Name, ["token"] = token },
                canBeSwitchedOff: false);
            queue.Add(Mail.WithSecret(form.Email!, null, Kind, content, now));
            return new PersonInvitation(form.Email!, joining.ExpiresAt);
        }
    }
}

/// <summary>An invitation to join a partner was mailed.</summary>
public sealed record PersonInvitation([Line(EmailAttribute.MaxEmailLength)] string Email, DateTimeOffset ExpiresAt);
