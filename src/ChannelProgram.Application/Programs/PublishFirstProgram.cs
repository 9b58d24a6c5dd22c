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
        // Its faults are named by their places in the document.
        public Validator() => RuleFor(it => it.Program).SetValidator(new ProgramDocument.Validator()).OverridePropertyName("");
    }

    public sealed class Handler(IProgramShelf shelf) : IRequestHandler<PublishFirstProgram, Result<Unit>>
    {
        public async Task<Result<Unit>> Handle(PublishFirstProgram request, CancellationToken ct)
        {
            if (!await shelf.Any(ct)) await shelf.Add(request.Program, ct);
            return Unit.Value;
        }
    }
}
