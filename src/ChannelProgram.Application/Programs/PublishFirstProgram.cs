using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using FluentValidation;
using MediatR;

namespace ChannelProgram.Application.Programs;

/// <summary>Publishes the first program version, if there is none yet; otherwise nothing happens.</summary>
public sealed record PublishFirstProgram(ProgramDocument Program) : IRequest<Result<Unit>>, IChange
{
    public sealed class Validator : AbstractValidator<PublishFirstProgram>
    {
        public Validator(TimeProvider time)
        {
            var now = time.Now();
            // Its places are those of the document itself.
            RuleFor(it => it.Program).SetValidator(new ProgramDocument.Validator()).OverridePropertyName("");
            RuleFor(it => it.Program.EffectiveFrom).Must(it => it is null || it <= now).OverridePropertyName("EffectiveFrom")
                .WithMessage("must not be in the future: without a program in force nothing can be decided");
        }
    }

    public sealed class Handler(IProgramVersionStore shelf) : IRequestHandler<PublishFirstProgram, Result<Unit>>
    {
        public async Task<Result<Unit>> Handle(PublishFirstProgram request, CancellationToken ct)
        {
            await shelf.Lock(ct);
            if (!await shelf.HasAny(ct)) await shelf.Add(request.Program, ct);
            return Unit.Value;
        }
    }
}
