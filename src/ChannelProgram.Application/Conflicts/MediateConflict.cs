using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Conflicts;
using FluentValidation;
using MediatR;

namespace ChannelProgram.Application.Conflicts;

/// <summary>Staff brings the parties together, or says why not.</summary>
public sealed record MediateConflict(Guid Id, [RequestBody] MediateConflict.Body? Form)
    : IRequest<Result<ConflictView>>, IChange
{
    /// <param name="Skip">True: there is no mediation.</param>
    /// <param name="Reason">Why not. Only with <c>skip</c>, and needed then.</param>
    [SchemaName("ConflictMediation")]
    public sealed record Body(bool? Skip, [MultiLine(Conflict.MaxReasonLength)] string? Reason);

    public sealed class Validator : AbstractValidator<MediateConflict>
    {
        public Validator()
        {
            RuleFor(it => it.Form!.Reason).NotNull().When(it => it.Form?.Skip is true).WithMessage(Messages.Required)
                .OverridePropertyName(nameof(Body.Reason));
            RuleFor(it => it.Form!.Reason).Null().When(it => it.Form is not null && it.Form.Skip is not true)
                .WithMessage("is for skipping it").OverridePropertyName(nameof(Body.Reason));
        }
    }

    public sealed class Handler(ConflictUpdate updates) : IRequestHandler<MediateConflict, Result<ConflictView>>
    {
        public Task<Result<ConflictView>> Handle(MediateConflict request, CancellationToken ct) => updates.Update(
            request.Id, turn => turn.Conflict.Mediate(request.Form?.Reason, turn.Program, turn.Now), ct);
    }
}
