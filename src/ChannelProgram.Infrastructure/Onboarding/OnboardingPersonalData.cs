using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Onboarding;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Onboarding;

/// <summary>What staff noted with a step.</summary>
internal sealed class OnboardingPersonalData(ChannelDb db) : IPersonalData
{
    public string Place => "onboarding";

    /// <summary>These notes are the vendor's: no partner reads them.</summary>
    public async Task<IReadOnlyList<PersonalRecord>> Find(DataSubject subject, CancellationToken ct) => subject.Within is not null
        ? []
        : [.. (await Naming(subject, ct)).Select(it => PersonalRecords.Of(it.Partner.Value, it.Partner, ("/note", it.Note)))
            .OfType<PersonalRecord>()];

    public async Task<Result<int>> Erase(DataSubject subject, CancellationToken ct) =>
        (await Naming(subject, ct)).Count(it => it.Erase(subject.Texts));

    private async Task<IReadOnlyList<StepCompletion>> Naming(DataSubject subject, CancellationToken ct)
    {
        var partners = subject.Partners.ToList();
        var noted = await db.Set<StepCompletion>()
            .Where(it => it.Note != null && (partners.Contains(it.Partner) || EF.Functions.Like(it.Note, "%@%"))).ToListAsync(ct);
        return noted.FindAll(it => subject.Texts.AreIn(it.Note));
    }
}
