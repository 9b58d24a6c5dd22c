using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Companies;

namespace ChannelProgram.Domain.Deals;

/// <summary>Error codes are published: they never change.</summary>
public static class DealRefusals
{
    public static readonly Refusal NotFound =
        new(RefusalKind.NotFound, "notFound", "There is no such deal.");

    /// <summary>Of a well-formed customer that has no strong key.</summary>
    public const string NeedsStrongKey =
        "needs a website of its own (not free mail, and no page on a host that carries other people's pages), a tax id or a "
        + "D-U-N-S number: by these the customer is recognised";

    public static readonly Refusal NoStrongKey =
        Refusal.Invalid(new Dictionary<string, string[]> { ["/customer"] = [NeedsStrongKey] }) with { Code = "noStrongKey" };

    public static readonly Refusal TierCannotRegister =
        new(RefusalKind.NotEligible, "tierCannotRegister", "The partner's tier has no deal registration.");

    public static readonly Refusal OtherDistributor = Refusal.Invalid(
        new Dictionary<string, string[]> { ["/distributor"] = ["is not the distributor that the partner's profile names"] });

    public static readonly Refusal OwnOrganisation =
        new(
            RefusalKind.NotEligible, "ownOrganisation",
            "The customer is the partner itself: a partner registers no deals with its own organisation.");

    public static readonly Refusal ExternalIdInUse =
        new(RefusalKind.StateForbids, "externalIdInUse", "Another of the partner's deals has this externalId and has not ended.");

    public static Refusal ExternalIdTaken(DealStatus current) =>
        Forbidden(ExternalIdInUse.Code, ExternalIdInUse.Message, current);

    /// <param name="asked">The customer of the deal that is refused.</param>
    public static Refusal AlreadyRegistered(IEnumerable<Deal> own, Customer asked, SharedHosts shared) =>
        new(
            RefusalKind.StateForbids, "alreadyRegistered",
            "The partner already holds or awaits this customer and product line; deals names its own, and by what the customer "
            + "was recognised.")
        {
            Members = new Dictionary<string, object?>
            {
                ["deals"] = own.Select(it =>
                    new OwnDeal(it.Id.Value, it.Number.Value, it.Status, it.Customer.InCommonWith(asked, shared))).ToList(),
            },
        };

    public static Refusal StatusForbids(DealStatus current, string message) => Forbidden("statusForbids", message, current);

    public static readonly Refusal NeedsOwnWin =
        new(
            RefusalKind.NotEligible, "noOwnWin",
            "An expansion or a renewal needs a win of the partner on that customer and line that was confirmed.");

    public static readonly Refusal OpenLimitReached =
        new(
            RefusalKind.StateForbids, "openLimitReached",
            "The partner has as many open registrations as its tier allows, or half as many where too few of them are won.");

    /// <param name="until">From then on the partner may register again.</param>
    public static Refusal CoolingOff(DateTimeOffset until) =>
        new(
            RefusalKind.StateForbids, "coolingOff",
            "The partner had this customer and product line not long ago; until says from when on it may register it again.")
        {
            Members = new Dictionary<string, object?> { ["until"] = until },
        };

    public static Refusal OfDraft(DealStatus current) =>
        StatusForbids(current, "A draft can be changed, submitted or withdrawn, and nothing else.");

    public static Refusal ReviewRequired(DealStatus current) => Forbidden("reviewRequired",
        "Staff has to approve the deal again before.", current);

    public static Refusal ExtensionPending(DealStatus current) => Forbidden("extensionPending",
        "An extension was asked for, and staff has not decided yet.", current);

    public static Refusal ProtectionUsedUp(DealStatus current) => Forbidden("protectionUsedUp",
        "Nothing is left of the days in which the partner may be protected on this customer and product line.", current);

    public static Refusal QuestionsUsedUp(DealStatus current) => Forbidden("questionsUsedUp",
        "Staff has asked as often as the program allows, or the partner's time for answers is used up.", current);

    public static Refusal NotInactive(DealStatus current) => Forbidden("notInactive",
        "Only a protected deal for which nothing was done for some time is inactive.", current);

    public static Refusal LinesTaken(DealStatus current) => Forbidden("linesTaken",
        "Somebody else has one of its lines by now.", current);

    public static Refusal CustomerAmbiguous(DealStatus current) => Forbidden("customerAmbiguous",
        "Its keys point at two customers: nothing is approved before they are merged or told apart.", current);

    public static Refusal CustomerInDoubt(DealStatus current) => Forbidden("customerInDoubt",
        "A key that nobody confirmed points at a customer of another name: nothing of that customer is approved before "
        + "staff confirms or separates the customer.", current);

    public static Refusal CustomerNotInDoubt(DealStatus current) => Forbidden("customerNotInDoubt",
        "Nothing about this deal's customer is in doubt that this could settle.", current);

    public static Refusal UnitRefused(string fault) => Refusal.Invalid(new Dictionary<string, string[]> { ["/unit"] = [fault] });

    public static Refusal NotEditable(DealStatus current, IReadOnlyList<string> pointers) => Forbidden("notEditable",
        "What pointers names cannot be changed, or not in this status; staff corrects the customer.", current,
        ("pointers", pointers));

    private static Refusal Forbidden(
        string code, string message, DealStatus current, params (string Name, object? Value)[] more) =>
        new(RefusalKind.StateForbids, code, message)
        {
            Members = more.Prepend(("currentStatus", current)).ToDictionary(it => it.Item1, it => it.Item2),
        };

    /// <summary>A deal of the caller's own, as a refusal names it.</summary>
    /// <param name="RecognisedBy">
    /// What its customer and the one asked for have in common, by what the partner itself gave of both.
    /// </param>
    [SchemaName("DealReference")]
    public sealed record OwnDeal(
        Guid Id, [DealNumber] string Number, DealStatus Status, [Count(1, 3)] IReadOnlyList<CustomerRecognition> RecognisedBy);
}
