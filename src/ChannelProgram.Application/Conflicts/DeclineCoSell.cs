using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Conflicts;

/// <summary>A party does not agree to sell together with another: what the decision names instead applies.</summary>
public sealed record DeclineCoSell(Guid Id) : IRequest<Result<ConflictView>>, IChange
{
    public sealed class Handler(CoSellAnswers answers) : IRequestHandler<DeclineCoSell, Result<ConflictView>>
    {
        public Task<Result<ConflictView>> Handle(DeclineCoSell request, CancellationToken ct) =>
            answers.Answer(request.Id, agrees: false, ct);
    }
}
