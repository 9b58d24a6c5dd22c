using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Accounts;

/// <summary>Every way an account can be refused. Codes are published and never change.</summary>
public static class AccountRefusals
{
    public static readonly Refusal NotFound =
        new(RefusalKind.NotFound, "notFound", "There is no such account.");
}
