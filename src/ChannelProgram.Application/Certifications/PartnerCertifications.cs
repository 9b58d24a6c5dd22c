using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Certifications;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.People;

namespace ChannelProgram.Application.Certifications;

/// <summary>What people of a partner are certified for today.</summary>
/// <param name="CertifiedSales">How many of them count as certified on the sales track.</param>
/// <param name="CertifiedTechnical">How many of them count as certified on the technical track.</param>
/// <param name="People">Those who hold something, by when they joined.</param>
public sealed record PartnerCertifications(
    Guid Partner, int CertifiedSales, int CertifiedTechnical, IReadOnlyList<PartnerCertifications.CertifiedPerson> People)
{
    /// <summary>A person, and what it holds.</summary>
    /// <param name="Name">As the partner has it.</param>
    /// <param name="NextEnd">The day on which the first of it ends. Null: nothing does.</param>
    [SchemaName("CertifiedPerson")]
    public sealed record CertifiedPerson(
        Guid Person, [Line(Membership.MaxNameLength)] string Name, DateOnly? NextEnd,
        [Count(1, CertificationTerms.MaxCertifications)] IReadOnlyList<HeldView> Held)
    {
        internal static CertifiedPerson Of(
            Membership member, IReadOnlyList<HeldCertification> held, IProgramVersions programs, IPublicAddress address) =>
            new(
                member.Person.Value, member.Name, held.Min(it => it.Period.Until),
                [
                    .. held.OrderBy(it => it.Period.From).ThenBy(it => it.Certification, StringComparer.Ordinal)
                        .Select(it => HeldView.Of(it, programs, address)),
                ]);
    }

    /// <summary>A certification that a person holds.</summary>
    /// <param name="Certification">Its code.</param>
    /// <param name="Level">Null: it is outside the levels.</param>
    /// <param name="CountsAs">The track on which it makes its holder a certified person. Null: on none.</param>
    /// <param name="Since">The day of the exam from which on the person has held it without a gap.</param>
    /// <param name="Until">The first day on which the person does not hold it any more. Null: it has no end.</param>
    /// <param name="Badge">The address of the badge of the exam that decides when it ends, for everybody who has it.</param>
    [SchemaName("HeldCertification")]
    public sealed record HeldView(
        [Code] string Certification, [Line(Domain.Certifications.Certification.MaxNameLength)] string Name,
        CertificationTrack Track, int? Level, CertificationTrack? CountsAs, DateOnly Since, DateOnly? Until,
        [Line(BadgeLinks.MaxLength, Format = "uri")] string? Badge)
    {
        internal static HeldView Of(HeldCertification held, IProgramVersions programs, IPublicAddress address)
        {
            var exam = programs.Of(held.Latest.ProgramVersion).Certifications.Find(held.Certification)!;
            return new(
                exam.Code, exam.Name, exam.Track, exam.Level, held.Latest.CountsAs, held.Period.From, held.Period.Until,
                address.OfBadge(held.Latest.Badge));
        }
    }
}
