using ChannelProgram.Application.Accounts;
using ChannelProgram.Application.CustomerResolution;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Web.Accounts;

namespace ChannelProgram.Web.CustomerResolution;

internal static class ResolutionExamples
{
    public static readonly SeparateCustomer.Body Separation = new(TakeKeys: true, Account: null);

    public static readonly AccountView KeyDetached = AccountExamples.Known with { Keys = [AccountExamples.Known.Keys[1]] };

    public static readonly MergeForm Absorbed = new(new AccountId(new("019aa5b1-44d0-7b12-a5c3-7e8f90a1b2c4")));
}
