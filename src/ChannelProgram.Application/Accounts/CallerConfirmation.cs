using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Accounts;

namespace ChannelProgram.Application.Accounts;

internal static class CallerConfirmation
{
    /// <summary>The confirmation of a key that this caller gives now.</summary>
    public static Confirmation Confirms(this Caller caller, DateTimeOffset now) =>
        new(caller.Kind is CallerKind.VendorSystem ? Confirmer.VendorSystem : Confirmer.Staff, caller.Id, now);
}
