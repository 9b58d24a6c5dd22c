using System.Globalization;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Activities;

/// <summary>Error codes are published: they never change.</summary>
public static class ActivityRefusals
{
    public static readonly Refusal NotFound = new(RefusalKind.NotFound, "notFound", "This deal has no such activity.");

    public static readonly Refusal NoSuchDocument =
        Refusal.Invalid(new Dictionary<string, string[]> { ["/document"] = ["is no document of this deal"] });

    public static readonly Refusal TooEarly = Refusal.Invalid(new Dictionary<string, string[]>
    {
        ["/at"] =
        [
            string.Create(
                CultureInfo.InvariantCulture,
                $"must not be more than {DealActivity.MaxDaysBeforeDeal} days before the deal was registered"),
        ],
    });
}
