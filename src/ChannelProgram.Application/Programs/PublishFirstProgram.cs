using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Programs;
using FluentValidation;
using MediatR;

namespace ChannelProgram.Application.Programs;

/// <summary>Does nothing if there is one already.</summary>
public sealed record PublishFirstProgram(ProgramVersion Program) : IRequest<Result<Unit>>, IChange
{
    public sealed class Validator : AbstractValidator<PublishFirstProgram>
    {
        public Validator()
        {
            // Faults are located relative to the program itself.
            RuleFor(it => it.Program).SetValidator(new ProgramRules()).OverridePropertyName("");
            RuleFor(it => it.Program.EffectiveFrom)
                .Must((_, from, context) => from <= RequestContext.Of(context).Now).OverridePropertyName("EffectiveFrom")
                .WithMessage("must not be in the future: without a program in force nothing can be decided");
        }
    }

    public sealed class Handler(IProgramVersionStore versions) : IRequestHandler<PublishFirstProgram, Result<Unit>>
    {
        public async Task<Result<Unit>> Handle(PublishFirstProgram request, CancellationToken ct)
        {
            await versions.Lock(ct);
            if (!await versions.HasAny(ct)) await versions.Add(request.Program, ct);
            return Unit.Value;
        }
    }
}
