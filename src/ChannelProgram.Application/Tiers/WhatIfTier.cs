using System.ComponentModel.DataAnnotations;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.People;
using ChannelProgram.Domain.Certifications;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.People;
using ChannelProgram.Domain.Programs;
using ChannelProgram.Domain.Tiers;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Application.Tiers;

/// <summary>What a partner would hold and lose if it had more than it has. Stores nothing.</summary>
public sealed record WhatIfTier(PartnerId Partner, [RequestBody] WhatIfTier.Body Form) : IRequest<Result<TierView>>
{
    public const int MaxAssumptions = 100;

    private const int MinYear = 2000;
    private const int MaxYear = 9998;

    /// <summary>What is assumed besides what there is.</summary>
    /// <param name="People">Certified people.</param>
    /// <param name="Revenue">Credited revenue, past or to come.</param>
    /// <param name="Commitments">Confirmed commitments.</param>
    [SchemaName("TierAssumptions")]
    public sealed record Body(
        [Count(0, MaxAssumptions, Of = "assumption")] IReadOnlyList<Certified?>? People,
        [Count(0, MaxAssumptions, Of = "assumption")] IReadOnlyList<Income?>? Revenue,
        [Count(0, MaxAssumptions, Of = "assumption")] IReadOnlyList<Contracted?>? Commitments)
    {
        internal IEnumerable<(string Member, MoneyText? Amount)> Amounts =>
        [
            .. (Revenue ?? []).Index().Select(it => ($"{nameof(Revenue)}[{it.Index}].{nameof(Income.Amount)}", it.Item?.Amount)),
            .. (Commitments ?? []).Index()
                .Select(it => ($"{nameof(Commitments)}[{it.Index}].{nameof(Contracted.Amount)}", it.Item?.Amount)),
        ];

        internal Result<TierFacts> AddTo(TierFacts facts, ProgramVersion program, DateTimeOffset now)
        {
            var faults = Amounts.Where(it => program.ConvertToProgramCurrency(it.Amount!.Read()) is null)
                .ToDictionary(it => JsonPointer.From($"{it.Member}.Currency"), _ => (string[])["has no exchange rate"]);
            var today = program.Calendar.Today(now);
            foreach (var (index, it) in (People ?? []).Index())
                if (it!.From is null && it.Until <= today) faults[$"/people/{index}/until"] = ["must be after today"];
            if (faults.Count > 0) return Refusal.Invalid(faults);

            return facts with
            {
                People =
                [
                    .. facts.People,
                    .. (People ?? []).Select(it => new CertifiedTime(
                        it!.Person ?? new(Guid.CreateVersion7(now)), it.Track!.Value, it.From ?? today,
                        it.Until ?? DateOnly.MaxValue, now)),
                ],
                Revenue =
                [
                    .. facts.Revenue,
                    .. (Revenue ?? []).Select(it => new CreditedRevenue(it!.OccurredOn!.Value, Read(it.Amount), now)),
                ],
                Commitments =
                [
                    .. facts.Commitments,
                    .. (Commitments ?? []).Select(it => new CommittedRevenue(it!.Year!.Value, Read(it.Amount), now)),
                ],
            };

            decimal Read(MoneyText? amount) => program.ConvertToProgramCurrency(amount!.Read())!.Value;
        }
    }

    /// <summary>A person that is certified on a track.</summary>
    /// <param name="Person">One of the partner's. Left out: somebody new.</param>
    /// <param name="From">The first day. Left out: today.</param>
    /// <param name="Until">The first day on which it is not certified any more. Left out: it has no end.</param>
    [SchemaName("AssumedCertification")]
    public sealed record Certified(PersonId? Person, [Required] CertificationTrack? Track, DateOnly? From, DateOnly? Until);

    /// <summary>Revenue that is credited to the partner.</summary>
    [SchemaName("AssumedRevenue")]
    public sealed record Income([Required] DateOnly? OccurredOn, [Required] MoneyText? Amount);

    /// <summary>Revenue that the partner contracts.</summary>
    /// <param name="Year">The calendar year in which the program year begins.</param>
    [SchemaName("AssumedCommitment")]
    public sealed record Contracted([Required] int? Year, [Required] MoneyText? Amount);

    public sealed class Validator : AbstractValidator<WhatIfTier>
    {
        public Validator() => RuleFor(it => it.Form).Custom((form, context) =>
        {
            foreach (var (index, it) in (form.People ?? []).Index())
                if (it?.Until <= it?.From)
                    context.AddFailure($"{nameof(Body.People)}[{index}].{nameof(Certified.Until)}", "must be after from");
            foreach (var (member, money) in form.Amounts) context.AddMoneyFaults(money, member);
            foreach (var (index, it) in (form.Commitments ?? []).Index())
                if (it?.Year is < MinYear or > MaxYear)
                    context.AddFailure(
                        $"{nameof(Body.Commitments)}[{index}].{nameof(Contracted.Year)}", $"must be from {MinYear} to {MaxYear}");
        });
    }

    public sealed class Handler(IChannelDb db, TierReading reading) : IRequestHandler<WhatIfTier, Result<TierView>>
    {
        public async Task<Result<TierView>> Handle(WhatIfTier request, CancellationToken ct)
        {
            var assumed = (request.Form.People ?? []).Select(it => it!.Person).ToList();
            var people = await db.Memberships.Where(it => it.Partner == request.Partner && it.Until == null)
                .Select(it => it.Person).ToListAsync(ct);
            var strangers = assumed.Index().Where(it => it.Item is { } person && !people.Contains(person)).ToDictionary(
                it => $"/people/{it.Index}/person", _ => (string[])["is nobody who belongs to the partner"]);
            // Whether there is such a partner is said first.
            return await reading.Read(
                request.Partner, ct,
                (facts, program, now) => strangers.Count > 0
                    ? Refusal.Invalid(strangers)
                    : request.Form.AddTo(facts, program, now));
        }
    }
}
