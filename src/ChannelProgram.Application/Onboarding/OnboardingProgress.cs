using ChannelProgram.Application.Common;
using ChannelProgram.Application.Partners;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Onboarding;
using ChannelProgram.Domain.Partners;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Application.Onboarding;

/// <summary>How far partners are, by what happened and by the clock.</summary>
public sealed class OnboardingProgress(
    IChannelDb db, IEnumerable<IOnboardingFact> facts, IProgramVersions programs, CurrentCaller caller, ProgramClock clock)
{
    /// <summary>A few queries, however many partners there are.</summary>
    public async Task<IReadOnlyList<OnboardingView>> Of(IReadOnlyList<Partner> partners, CancellationToken ct)
    {
        var (now, ids) = (clock.Now(), partners.Select(it => it.Id).ToList());
        var first = new Dictionary<(PartnerId, string Kind), DateTimeOffset>();
        foreach (var fact in facts)
            foreach (var it in await fact.All.Where(it => ids.Contains(it.Partner)).GroupBy(it => it.Partner)
                .Select(it => new { Partner = it.Key, At = it.Min(happened => happened.At) }).ToListAsync(ct))
                first[(it.Partner, fact.Kind)] = it.At;
        var said = (await db.StepCompletions.AsNoTracking().Where(it => ids.Contains(it.Partner)).ToListAsync(ct))
            .ToDictionary(it => (it.Partner, it.Step));

        return [.. partners.Select(it => View(it, first, said, now))];
    }

    /// <summary>Partners with a step that is not done, or only those with one that is overdue.</summary>
    public IQueryable<PartnerId> WithOpenStep(bool isOverdue)
    {
        var (now, completions) = (clock.Now(), db.StepCompletions);
        var open = db.Partners.Where(_ => false).Select(it => it.Id);
        foreach (var program in programs.All)
            foreach (var step in program.Onboarding.Steps.Where(CanBeDone))
            {
                var (version, code) = (program.Version, step.Code);
                var waiting = db.Partners.Where(it => it.ProgramVersion == version
                    && !completions.Any(said => said.Partner == it.Id && said.Step == code));
                if (isOverdue)
                {
                    var before = program.OverdueIfJoinedBefore(step, now);
                    waiting = waiting.Where(it => it.CreatedAt < before);
                }

                foreach (var all in facts.Where(it => step.DoneBy.Contains(it.Kind)).Select(it => it.All))
                    waiting = waiting.Where(it => !all.Any(happened => happened.Partner == it.Id));
                open = open.Union(waiting.Select(it => it.Id));
            }

        return open;
    }

    /// <summary>Nobody is late with what no part of the product can tell yet.</summary>
    private bool CanBeDone(OnboardingStep step) =>
        step.DoneBy.Contains(OnboardingFacts.ConfirmedByStaff) || facts.Any(it => step.DoneBy.Contains(it.Kind));

    private OnboardingView View(
        Partner partner, Dictionary<(PartnerId, string Kind), DateTimeOffset> first,
        Dictionary<(PartnerId, string Step), StepCompletion> said, DateTimeOffset now)
    {
        var program = programs.Of(partner.ProgramVersion);
        var steps = program.Onboarding.Steps.Select(it => View(it, said.GetValueOrDefault((partner.Id, it.Code)))).ToList();
        return new(
            partner.Id.Value, partner.CreatedAt, program.Version, steps, steps.Count(it => it.DoneAt is not null),
            steps.Count(it => it.Overdue));

        OnboardingView.StepView View(OnboardingStep step, StepCompletion? completion)
        {
            var done = step.DoneBy.Where(it => first.ContainsKey((partner.Id, it)))
                .Select(it => (At: first[(partner.Id, it)], Kind: it))
                .Concat(completion is null ? [] : [(completion.At, OnboardingFacts.ConfirmedByStaff)])
                .OrderBy(it => it.At).Select(it => ((DateTimeOffset At, string Kind)?)it).FirstOrDefault();
            var (from, due) = program.PeriodOf(step, partner.CreatedAt);
            return new(
                step.Code, from, due, done?.At, done is { } by ? TickOf(by.Kind, completion) : null,
                Overdue: done is null && now >= due && CanBeDone(step));
        }
    }

    /// <summary>Of staff a partner learns no more than that it was staff.</summary>
    private OnboardingView.Tick TickOf(string kind, StepCompletion? completion) =>
        kind is OnboardingFacts.ConfirmedByStaff && !caller.Known.IsPartner
            ? new(kind, completion!.By, completion.Note)
            : new(kind, User: null, Note: null);
}
