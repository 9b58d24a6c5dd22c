using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.People;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Application.People;

/// <summary>Present and past ones, by when they last joined.</summary>
public sealed record ListPeople(PartnerId Partner, PageRequest Paging) : IRequest<Result<Page<PersonView>>>
{
    public sealed class Handler(IChannelDb db, PartnersPersons persons) : IRequestHandler<ListPeople, Result<Page<PersonView>>>
    {
        public async Task<Result<Page<PersonView>>> Handle(ListPeople request, CancellationToken ct)
        {
            if (!await persons.Sees(request.Partner, ct)) return PersonRefusals.NotFound;

            var found = await persons.Latest(request.Partner).AsNoTracking()
                .NewestFirst(request.Paging, it => it.CreatedAt, it => it.Id).ToListAsync(ct);
            var ids = found.ConvertAll(it => it.Person);
            var all = (await db.Memberships.AsNoTracking().Where(it => it.Partner == request.Partner && ids.Contains(it.Person))
                .ToListAsync(ct)).ToLookup(it => it.Person);
            return Page.Of(
                found, request.Paging, it => persons.View([.. all[it.Person].OrderByDescending(at => at.CreatedAt)]),
                it => PagePosition.Of(it.CreatedAt, it.Id));
        }
    }
}
