using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Activities;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Companies;
using ChannelProgram.Domain.Companies.Names;
using ChannelProgram.Domain.Conflicts;
using ChannelProgram.Domain.Deals;

namespace ChannelProgram.Application.Conflicts;

/// <summary>What happened to a deal, or to a party of a case.</summary>
public enum ConflictFact
{
    Registered,

    /// <summary>It began to wait for the line.</summary>
    LineWaited,

    LineTaken,
    ProtectedFrom,
    ProtectedUntil,

    /// <summary>Something that was done for the deal was recorded.</summary>
    Activity,

    /// <summary>A document was added to the deal.</summary>
    DocumentAdded,

    WinReported,

    /// <summary>The win was confirmed.</summary>
    Won,

    /// <summary>It became a party of the case.</summary>
    Joined,

    Statement,

    /// <summary>A document was added to the case.</summary>
    Evidence,

    /// <summary>The customer confirmed that it asks for this partner.</summary>
    CustomerConfirmed,

    /// <summary>It has the line no more, or waits for it no more.</summary>
    Released,

    Appealed,
}

/// <summary>What is known of a case, for whoever decides it. It is made when it is asked for, and decides nothing.</summary>
/// <param name="Id">Of the case.</param>
/// <param name="MadeAt">The instant as of which it is.</param>
/// <param name="Parties">The holder first.</param>
/// <param name="Recognition">How the customer of each deal was recognised.</param>
/// <param name="EarlierCases">Other cases in which these partners took part, newest first. At most the first 20.</param>
/// <param name="Rules">What the rules say, one by one.</param>
/// <param name="Recommendation">What they suggest together.</param>
public sealed record ConflictFactSheet(
    Guid Id,
    DateTimeOffset MadeAt,
    IReadOnlyList<ConflictFactSheet.PartyFacts> Parties,
    IReadOnlyList<ConflictFactSheet.RecognisedCustomer> Recognition,
    [Count(0, ConflictFactSheet.MaxEarlierCases)] IReadOnlyList<ConflictFactSheet.EarlierCase> EarlierCases,
    IReadOnlyList<ConflictFactSheet.RuleFact> Rules,
    ConflictFactSheet.Advice Recommendation)
{
    public const int MaxEarlierCases = 20;
    public const int MaxTimeline = 500;

    private const int MaxFactLength = 500;

    /// <param name="Name">Of the partner.</param>
    /// <param name="Tier">Which the partner holds now.</param>
    /// <param name="Status">Of the deal.</param>
    /// <param name="FirstContact">
    /// The earliest of what was done for the deal, by when it was as the partner says. Null: nothing was recorded.
    /// </param>
    /// <param name="Activities">How many of each kind were recorded.</param>
    /// <param name="LatestProgress">
    /// The demo, proposal or quote that was recorded last, of those that name a contact or carry a document. Null: there is none.
    /// </param>
    /// <param name="Documents">How many documents the deal has.</param>
    /// <param name="Evidence">How many documents the party added to the case.</param>
    /// <param name="Timeline">Oldest first. At most the first 500.</param>
    [SchemaName("ConflictPartyFacts")]
    public sealed record PartyFacts(
        Guid Deal,
        [DealNumber] string Number,
        Guid Partner,
        [Line(CompanyName.MaxLength)] string Name,
        [Code] string Tier,
        ConflictRole Role,
        DealStatus Status,
        DatedActivity? FirstContact,
        IReadOnlyList<ActivityCount> Activities,
        DatedActivity? LatestProgress,
        int Documents,
        int Evidence,
        [Count(0, ConflictFactSheet.MaxTimeline)] IReadOnlyList<DatedFact> Timeline);

    /// <param name="At">When it was, as the partner says.</param>
    /// <param name="RecordedAt">When it was recorded: that is what counts.</param>
    [SchemaName("ConflictActivity")]
    public sealed record DatedActivity(DealActivityKind Kind, DateTimeOffset At, DateTimeOffset RecordedAt)
    {
        internal static DatedActivity Of(DealActivity it) => new(it.Kind, it.At, it.CreatedAt);
    }

    [SchemaName("ConflictActivityCount")]
    public sealed record ActivityCount(DealActivityKind Kind, int Count);

    /// <param name="Detail">More about it, in plain words.</param>
    [SchemaName("ConflictTimelineFact")]
    public sealed record DatedFact(DateTimeOffset At, ConflictFact What, [Line(MaxFactLength)] string? Detail);

    /// <param name="Keys">The strong keys that the deal gives.</param>
    /// <param name="Opened">True: none of them was known, and the registration opened an account.</param>
    /// <param name="SimilarNames">How many customers with a name like this one's were found when it was registered.</param>
    /// <param name="KeysDisagree">True: the keys point at several customers.</param>
    /// <param name="CustomerInDoubt">True: staff has yet to say who the customer is.</param>
    /// <param name="Choice">Who at the customer is asked, where the customer chooses. Null: nobody is.</param>
    [SchemaName("ConflictRecognition")]
    public sealed record RecognisedCustomer(
        Guid Deal, IReadOnlyList<GivenKey> Keys, bool Opened, int SimilarNames, bool KeysDisagree, bool CustomerInDoubt,
        ChoiceDomain? Choice);

    /// <param name="Value">In its canonical form, such as <c>acme.de</c>.</param>
    /// <param name="Account">Whose key it is now. Null: nobody's.</param>
    /// <param name="IsOfCase">True: it belongs to the customer of the case.</param>
    /// <param name="Confirmed">True: staff or a system of the vendor vouched for it. False: it is asserted, or nobody's.</param>
    /// <param name="AssertedBy">The partner whose registration named it first. Null: the vendor added it.</param>
    /// <param name="Since">When it became that account's.</param>
    [SchemaName("ConflictKey")]
    public sealed record GivenKey(
        KeyKind Kind, [Line(StrongKey.MaxLength)] string Value, Guid? Account, bool IsOfCase, bool Confirmed, Guid? AssertedBy,
        DateTimeOffset? Since);

    /// <param name="Domain">Of the contact's address. Null: it recognises no customer, or the contact was erased.</param>
    /// <param name="IsOfCase">True: it belongs to the customer of the case.</param>
    /// <param name="Confirmed">True: staff or a system of the vendor vouched for it.</param>
    [SchemaName("ConflictChoiceDomain")]
    public sealed record ChoiceDomain([Line(StrongKey.MaxLength)] string? Domain, bool IsOfCase, bool Confirmed);

    /// <param name="Outcome">What applies. Null: nothing does, or nothing yet.</param>
    /// <param name="Results">Who got what.</param>
    [SchemaName("ConflictEarlierCase")]
    public sealed record EarlierCase(
        Guid Id, ConflictKind Kind, ConflictStage Stage, ConflictOutcome? Outcome, DateTimeOffset OpenedAt,
        DateTimeOffset? ClosedAt, IReadOnlyList<PartyResult> Results)
    {
        internal static EarlierCase Of(RecordedCase it) => new(
            it.Id.Value, it.Kind, it.Stage, it.Latest?.InEffect, it.OpenedAt, it.ClosedAt,
            [
                .. it.Parties.Select(party => new PartyResult(
                    party.Deal.Value, party.Partner.Value, party.Role, it.Latest?.ResultFor(party, it.IsAboutLine))),
            ]);
    }

    /// <param name="Result">Null: nothing applies, or nothing yet.</param>
    [SchemaName("ConflictPartyResult")]
    public sealed record PartyResult(Guid Deal, Guid Partner, ConflictRole Role, ConflictResult? Result);

    /// <param name="Version">The version of the program that applies.</param>
    /// <param name="SpeaksFor">The deal that the rule favours. Null: none.</param>
    /// <param name="Fact">What is so, with its dates.</param>
    [SchemaName("ConflictRuleFact")]
    public sealed record RuleFact(ConflictRule Rule, int Version, Guid? SpeaksFor, [Line(MaxFactLength)] string Fact);

    /// <summary>A suggestion. Whoever decides is free to decide otherwise.</summary>
    /// <param name="Outcome">Null: the rules do not say it, and a person has to weigh the facts.</param>
    /// <param name="Deal">Who would get the line, where it is reassigned.</param>
    /// <param name="Shares">Of the credit.</param>
    /// <param name="Fallback">What would apply if a party does not agree to co-selling.</param>
    /// <param name="Because">Why.</param>
    [SchemaName("ConflictRecommendation")]
    public sealed record Advice(
        ConflictOutcome? Outcome, Guid? Deal, IReadOnlyList<ConflictCase.ShareView> Shares, ConflictOutcome? Fallback,
        [Line(MaxFactLength)] string Because)
    {
        internal static Advice Of(ConflictAdvice it) => new(
            it.Outcome, it.Deal?.Value,
            [.. it.Shares.Select(share => new ConflictCase.ShareView(share.Deal.Value, DecimalText.Of(share.Percent)))],
            it.Fallback, it.Because);
    }
}
