using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Accounts;

namespace ChannelProgram.Application.Accounts;

internal static class CallerConfirmation
{
    public static Confirmation Confirms(this Caller caller, DateTimeOffset now) =>
        new(caller.Kind is CallerKind.VendorSystem ? Confirmer.VendorSystem : Confirmer.Staff, caller.Id, now);
}
