using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.People;
using MediatR;

namespace ChannelProgram.Application.People;

/// <summary>Whoever leaves does not sign in for the partner any more.</summary>
public sealed record LeavePartner(PartnerId Partner, PersonId Id, [RequestBody] LeavePartner.Body Form)
    : IRequest<Result<PersonView>>, IChange
{
    /// <param name="On">The last day; today if it is left out.</param>
    [SchemaName("PersonLeaving")]
    public sealed record Body(DateOnly? On);

    public sealed class Handler(PartnersPersons persons, IPeople people, ISignInOfPeople signIn, ProgramClock clock)
        : IRequestHandler<LeavePartner, Result<PersonView>>
    {
        public Task<Result<PersonView>> Handle(LeavePartner request, CancellationToken ct) =>
            persons.Update(
                request.Partner, request.Id,
                async membership =>
                {
                    if (membership.End(request.Form.On ?? persons.Today, persons.Today, clock.Now()) is { } refused)
                        return refused;
                    await people.EndJoinings(request.Partner, membership.Email, ct);
                    return await signIn.End(request.Partner, request.Id, membership.Email, ct);
                },
                ct);
    }
}
