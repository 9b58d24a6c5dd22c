using System.Globalization;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using FluentValidation;
using MediatR;

namespace ChannelProgram.Application.Work;

public sealed record AssignWork(WorkItemId Id, [RequestBody] AssignWork.Body Form) : IRequest<Result<WorkItem>>, IChange
{
    private const string Me = "me";

    /// <param name="Assignee"><c>me</c>, or the id of a member of staff who may decide. Null or left out: nobody.</param>
    [SchemaName("WorkAssignment")]
    public sealed record Body([TextFormat(36, "^(me|[0-9A-Fa-f-]{36})$")] string? Assignee);

    public sealed class Validator : AbstractValidator<AssignWork>
    {
        public Validator() => RuleFor(it => it.Form.Assignee).Must(it => it is null or Me || Guid.TryParseExact(it, "D", out _))
            .OverridePropertyName(nameof(Body.Assignee)).WithMessage("must be me, or the id of one of staff");
    }

    public sealed class Handler(IEnumerable<IWorkSource> sources, IStaff staff, CurrentCaller caller)
        : IRequestHandler<AssignWork, Result<WorkItem>>
    {
        public async Task<Result<WorkItem>> Handle(AssignWork request, CancellationToken ct)
        {
            Guid? to = request.Form.Assignee switch
            {
                null => null,
                Me => Guid.Parse(caller.Known.Id, CultureInfo.InvariantCulture),
                var id => Guid.Parse(id, CultureInfo.InvariantCulture),
            };
            if (to is { } named && !await staff.MayDecide(named, ct))
                return Refusal.Invalid(new Dictionary<string, string[]> { ["/assignee"] = ["is nobody of staff who decides"] });

            foreach (var source in sources)
                if (await source.Assign(request.Id.Value, to, ct) is { } assigned) return assigned;
            return WorkRefusals.NotFound;
        }
    }
}

public interface IStaff
{
    /// <summary>True for staff who may sign in and have a role that decides deals.</summary>
    Task<bool> MayDecide(Guid id, CancellationToken ct);
}
