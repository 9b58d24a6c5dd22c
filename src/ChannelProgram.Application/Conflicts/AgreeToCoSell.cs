using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Conflicts;

/// <summary>A party agrees to sell together with a partner that is not named yet.</summary>
public sealed record AgreeToCoSell(Guid Id) : IRequest<Result<ConflictView>>, IChange
{
    public sealed class Handler(CoSellAnswers answers) : IRequestHandler<AgreeToCoSell, Result<ConflictView>>
    {
        public Task<Result<ConflictView>> Handle(AgreeToCoSell request, CancellationToken ct) =>
            answers.Answer(request.Id, agrees: true, ct);
    }
}
