using System.ComponentModel.DataAnnotations;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Programs;
using FluentValidation;
using MediatR;

namespace ChannelProgram.Application.Programs;

public sealed record DraftProgramVersion([RequestBody] DraftProgramVersion.Body Form)
    : IRequest<Result<ProgramVersionView>>, IChange
{
    /// <param name="BasedOn">A published version whose settings it begins with; absent: none.</param>
    /// <param name="Program">
    /// The settings, in the form of the shipped program's file. With <c>basedOn</c> a JSON merge patch (RFC 7396) of its
    /// settings: name only what is to change.
    /// </param>
    [SchemaName("ProgramVersionDraft")]
    public sealed record Body(int? BasedOn, [Required] ProgramDocument? Program);

    public sealed class Validator : AbstractValidator<Body>
    {
        public Validator(IProgramVersions programs) => RuleFor(it => it.BasedOn)
            .Must(it => it is not { } version || programs.Find(version) is not null)
            .WithMessage("must be the number of a published version");
    }

    public sealed class Handler(
        IProgramVersionStore versions, IProgramVersions programs, ProgramDrafts drafts, ProgramClock clock)
        : IRequestHandler<DraftProgramVersion, Result<ProgramVersionView>>
    {
        public async Task<Result<ProgramVersionView>> Handle(DraftProgramVersion request, CancellationToken ct)
        {
            await versions.Lock(ct);
            var (given, number) = (request.Form.Program!, (await versions.List(ct)).Select(it => it.Version).Max() + 1);
            var document = request.Form.BasedOn is { } based ? ProgramDocument.Of(programs.Of(based)).Merge(given) : given;
            var draft = ProgramDraft.Begin(number, document.Json, clock.Now());
            versions.Add(draft);
            await versions.Save(ct);
            return drafts.View(draft);
        }
    }
}
