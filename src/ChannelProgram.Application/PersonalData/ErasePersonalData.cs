using System.ComponentModel.DataAnnotations;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.PersonalData;
using FluentValidation;
using MediatR;

namespace ChannelProgram.Application.PersonalData;

/// <summary>All or nothing. Done again, it finds nothing more, and nothing is recorded.</summary>
public sealed record ErasePersonalData([RequestBody] ErasePersonalData.Body Form) : IRequest<Result<ErasureView>>, IChange
{
    public override string ToString() => nameof(ErasePersonalData);

    /// <summary>Who is to be erased: email or person, not both.</summary>
    /// <param name="Email">Of a customer's contact, an applicant, a person of a partner or a user.</param>
    /// <param name="Person">The id of a person of a partner, or of a user.</param>
    /// <param name="Phone">A number of the person, to be erased from texts too. It has at least 6 digits.</param>
    /// <param name="Reason">Is kept: it must not name the person.</param>
    [SchemaName("PersonalDataErasureRequest")]
    public sealed record Body(
        [Email] string? Email, Guid? Person, [Line(Body.MaxPhoneLength)] string? Phone,
        [Required, Line(Erasure.MaxReasonLength)] string? Reason)
    {
        public const int MaxPhoneLength = 40;
        public const int MinPhoneDigits = 6;

        // The generated ToString would put the address into logs.
        public override string ToString() => nameof(Body);
    }

    public sealed class Validator : AbstractValidator<ErasePersonalData>
    {
        public Validator()
        {
            RuleFor(it => it.Form.Email).Must((it, email) => email is null != it.Form.Person is null)
                .WithMessage(PersonalDataSubjectRules.OneOfTwo).OverridePropertyName(nameof(Body.Email));
            RuleFor(it => it.Form.Phone).Must(it => it is null || it.Count(char.IsAsciiDigit) >= Body.MinPhoneDigits)
                .WithMessage($"has at least {Body.MinPhoneDigits} digits").OverridePropertyName(nameof(Body.Phone));
        }
    }

    public sealed class Handler(PersonalDataPlaces places, IErasures erasures, CurrentCaller caller, ProgramClock clock)
        : IRequestHandler<ErasePersonalData, Result<ErasureView>>
    {
        public async Task<Result<ErasureView>> Handle(ErasePersonalData request, CancellationToken ct)
        {
            var form = request.Form;
            var subject = PersonalDataSubject.Subject(form.Email, form.Person, phone: form.Phone);
            await places.Identify(subject, ct);
            if (subject.AllTexts.AreNamedBy(form.Reason)) return PersonalDataRefusals.ReasonNamesPerson;

            var files = await places.FindUnsearched(subject, ct);
            var erased = await places.Erase(subject, ct);
            if (erased.Refusal is { } refused) return refused;
            if (erased.Value is []) return ErasureView.Of(id: null, [], files);

            var erasure = Erasure.Of(IdOf(form, subject), form.Reason!, erased.Value, caller.Known.Id, clock.Now());
            erasures.Add(erasure);
            return ErasureView.Of(erasure.Id.Value, erased.Value, files);
        }

        private static Guid? IdOf(Body form, DataSubject subject) => form.Person
            ?? subject.People.Concat(subject.Users).Select(it => (Guid?)it).FirstOrDefault();
    }
}

public interface IErasures
{
    void Add(Erasure erasure);
}
