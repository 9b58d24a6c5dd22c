using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Identity;

public sealed record ListSessions : IRequest<Result<SessionsView>>
{
    public sealed class Handler(CurrentCaller current, ISessions sessions)
        : IRequestHandler<ListSessions, Result<SessionsView>>
    {
        public async Task<Result<SessionsView>> Handle(ListSessions request, CancellationToken ct) =>
            new SessionsView(await sessions.Of(current.Person(), current.Known.Session, ct));
    }
}

/// <summary>The caller's sessions, the one last used first.</summary>
[SchemaName("SessionList")]
public sealed record SessionsView([Count(0, SessionsView.Max)] IReadOnlyList<SessionView> Items)
{
    public const int Max = 200;
}

/// <summary>A sign-in and all tokens that it led to.</summary>
/// <param name="Client">The front end through which the person signed in; null: without one.</param>
/// <param name="Address">Where it was last used from; null: unknown.</param>
/// <param name="UserAgent">What it was last used with, as that says of itself; null: it says nothing.</param>
/// <param name="LastUsedAt">When it last got tokens.</param>
/// <param name="Current">It is the one that asks.</param>
[SchemaName("Session")]
public sealed record SessionView(
    Guid Id,
    [Line(CallerId.MaxLength)] string? Client,
    [TextFormat(RequestSource.MaxAddressLength, "^[0-9a-f.:%]+$")] string? Address,
    [Line(RequestSource.MaxUserAgentLength)] string? UserAgent,
    DateTimeOffset StartedAt,
    DateTimeOffset LastUsedAt,
    bool Current);
