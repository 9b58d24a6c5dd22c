using ChannelProgram.Application.Identity;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Infrastructure.Identity;

internal sealed class PortalSignIn(IPasswordSignIn passwords, UserTokens tokens) : IPortalSignIn
{
    public async Task<Result<UserTokenPair>> TrySignIn(
        string email, string password, string? code, CancellationToken ct)
    {
        var tried = await passwords.Try(email, password, code, ct);
        if (tried.Refusal is { } refusal) return refusal;
        return await tokens.Issue(tried.Value, ct) is { } issued ? issued : IdentityRefusals.CodeRequired;
    }
}
