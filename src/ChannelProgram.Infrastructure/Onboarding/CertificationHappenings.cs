using ChannelProgram.Application.Onboarding;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Certifications;
using ChannelProgram.Domain.Onboarding;
using ChannelProgram.Domain.People;
using ChannelProgram.Infrastructure.Store;

namespace ChannelProgram.Infrastructure.Onboarding;

/// <summary>Somebody of the partner passed the exam of a first level of any version of the program.</summary>
internal sealed class FirstLevelCertifications(ChannelDb db, IProgramVersions programs) : IOnboardingFact
{
    public string Kind => OnboardingFacts.CertificationLevel1;

    public IQueryable<OnboardingHappening> All => db.HeldByMembers(
        [
            .. programs.All.SelectMany(it => it.Certifications.Catalogue).Where(it => it.Level == 1).Select(it => it.Code)
                .Distinct(),
        ]);
}

internal sealed class TechnicalLabs(ChannelDb db) : IOnboardingFact
{
    public string Kind => OnboardingFacts.TechnicalLab;

    public IQueryable<OnboardingHappening> All => db.HeldByMembers([CertificationCodes.TechnicalLab]);
}

internal static class CertificationHappenings
{
    /// <summary>
    /// When it was recorded of a member; where the member brought it along, when that joined. What had ended by then counts not.
    /// </summary>
    public static IQueryable<OnboardingHappening> HeldByMembers(this ChannelDb db, IReadOnlyList<string> certifications) =>
        from member in db.Set<Membership>()
        join attempt in db.Set<CertificationAttempt>() on member.Person equals attempt.Person
        where attempt.Passed && attempt.WithdrawnAt == null && certifications.Contains(attempt.Certification)
            && (attempt.ValidUntil == null || attempt.ValidUntil > member.From)
            && (member.Until == null || member.Until > attempt.TakenOn)
        select new OnboardingHappening
        {
            Partner = member.Partner,
            At = attempt.RecordedAt > member.CreatedAt ? attempt.RecordedAt : member.CreatedAt,
        };
}
