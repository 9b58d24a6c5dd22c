using ChannelProgram.Application.Common;
using ChannelProgram.Application.Partners;
using ChannelProgram.Application.People;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Certifications;
using ChannelProgram.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Application.Certifications;

/// <summary>
/// What the people hold who belong to a partner today. Another partner's is answered exactly like a missing one.
/// </summary>
public sealed record GetPartnerCertifications(PartnerId Partner) : IRequest<Result<PartnerCertifications>>
{
    public sealed class Handler(
        IChannelDb db, ICertificationAttempts attempts, IProgramVersions programs, IPublicAddress address, ProgramClock clock)
        : IRequestHandler<GetPartnerCertifications, Result<PartnerCertifications>>
    {
        public async Task<Result<PartnerCertifications>> Handle(GetPartnerCertifications request, CancellationToken ct)
        {
            if (!await db.Partners.AnyAsync(it => it.Id == request.Partner, ct)) return CertificationRefusals.NoSuchPartner;

            var today = programs.Today(clock.Now());
            var members = await db.Memberships.AsNoTracking().Where(it => it.Partner == request.Partner && it.Until == null)
                .OrderBy(it => it.CreatedAt).ThenBy(it => it.Id).ToListAsync(ct);
            var exams = (await attempts.Of([.. members.Select(it => it.Person)], ct)).ToLookup(it => it.Person);
            var people = members.Select(it => PartnerCertifications.CertifiedPerson.Of(
                it, new ExamHistory(exams[it.Person]).HeldOn(today), programs, address)).Where(it => it.Held.Count > 0).ToList();
            return new PartnerCertifications(
                request.Partner.Value, Count(CertificationTrack.Sales), Count(CertificationTrack.Technical), people);

            int Count(CertificationTrack track) => people.Count(it => it.Held.Any(held => held.CountsAs == track));
        }
    }
}
