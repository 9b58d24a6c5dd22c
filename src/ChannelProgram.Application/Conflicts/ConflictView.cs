using System.Buffers.Text;
using System.Text.Json.Serialization;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Companies.Names;
using ChannelProgram.Domain.Conflicts;
using ChannelProgram.Domain.Documents;

namespace ChannelProgram.Application.Conflicts;

/// <summary>What a decision means for one party.</summary>
public enum ConflictResult
{
    /// <summary>It keeps the line that it has.</summary>
    Kept,

    /// <summary>It gets the line.</summary>
    Gained,

    /// <summary>It has the line no more, or waits for it no more.</summary>
    Released,

    /// <summary>It has a share of the credit.</summary>
    Shared,

    /// <summary>It is asked to sell together with a partner that is not named yet.</summary>
    CoSellProposed,

    /// <summary>It sells together with the partners that are named.</summary>
    CoSelling,

    /// <summary>Nothing changes for it.</summary>
    Unchanged,
}

/// <summary>A case, as one caller reads it: a party sees its own side alone.</summary>
/// <param name="Id">By which this caller knows the case. Each party has another one.</param>
/// <param name="Deal">The partner's deal. For the vendor: the deal that challenges first.</param>
/// <param name="Number">The number of that deal.</param>
/// <param name="Kind">What it is about; for a party, as what it joined.</param>
/// <param name="Line">The product line that it is about. Null: it is about no line.</param>
/// <param name="OpenedAt">When it was opened; for a party, when it joined.</param>
/// <param name="DueAt">
/// By when the vendor should do the next step. For staff also, once a decision is communicated, from when it can be closed. Null:
/// nothing waits for the vendor.
/// </param>
/// <param name="Statements">What the party has said; for the vendor, all parties.</param>
/// <param name="Evidence">The documents that the party has added; for the vendor, all parties.</param>
/// <param name="Outcome">What was decided for this party, once it is told. Left out for the vendor.</param>
/// <param name="AppealUntil">Until when the party may appeal. Null: nothing is told yet.</param>
/// <param name="AnswerBy">By when the parties say whether they agree to co-selling. Null: nobody is asked.</param>
/// <param name="NextActions">What this caller may do with it now.</param>
/// <param name="Case">All of it, for the vendor alone.</param>
[SchemaName("Conflict")]
public sealed record ConflictView(
    Guid Id,
    Guid Deal,
    [DealNumber] string Number,
    ConflictKind Kind,
    [Code] string? Line,
    ConflictStage Stage,
    DateTimeOffset OpenedAt,
    DateTimeOffset? DueAt,
    IReadOnlyList<ConflictView.StatementView> Statements,
    IReadOnlyList<ConflictView.EvidenceView> Evidence,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ConflictView.OutcomeView? Outcome,
    DateTimeOffset? AppealUntil,
    DateTimeOffset? AnswerBy,
    [Name] IReadOnlyList<string> NextActions,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ConflictCase? Case)
{
    private const int MaxMediaTypeLength = 100;

    /// <param name="Deal">The deal of the party. Told to the vendor only.</param>
    /// <param name="Appeal">True: it is the party's appeal.</param>
    [SchemaName("ConflictStatement")]
    public sealed record StatementView(
        Guid Id, DateTimeOffset At, [MultiLine(ConflictStatement.MaxTextLength)] string Text, bool Appeal,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? Deal);

    /// <param name="Name">The name of the file.</param>
    /// <param name="ContentType">What the file is by its content, as a media type.</param>
    /// <param name="Size">In bytes.</param>
    /// <param name="Digest">SHA-256 of the content, in base64url.</param>
    /// <param name="Deal">The deal of the party. Told to the vendor only.</param>
    [SchemaName("ConflictEvidence")]
    public sealed record EvidenceView(
        Guid Id, DateTimeOffset At, [Line(DealDocument.MaxNameLength)] string Name,
        [TextFormat(MaxMediaTypeLength, "^[a-z]+/[a-z0-9.-]+$")] string ContentType, int Size, [Base64Url256] string Digest,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? Deal)
    {
        public static EvidenceView Of(ConflictDocument it, Guid? deal) => new(
            it.Id.Value, it.At, it.Name, it.Type.ToMediaType(), it.Size, Base64Url.EncodeToString(it.Digest), deal);
    }

    /// <param name="Share">The party's share of the credit, in percent. Null: it has all of it, or none.</param>
    /// <param name="Message">What staff says about it.</param>
    /// <param name="Partners">With whom it sells together, once all agree.</param>
    /// <param name="Final">True: nobody can appeal any more.</param>
    [SchemaName("ConflictPartyOutcome")]
    public sealed record OutcomeView(
        ConflictResult Result, [DecimalText] string? Share, [MultiLine(Conflict.MaxReasonLength)] string? Message,
        [Line(CompanyName.MaxLength)] IReadOnlyList<string> Partners, bool Final);
}

/// <summary>A case as the vendor's people read it.</summary>
/// <param name="Account">The customer whose line is contested. Null: no line is.</param>
/// <param name="Unit">The buying unit of the line. Null: the whole customer.</param>
/// <param name="Version">The version of the program that it runs by.</param>
/// <param name="OpenedBy">The id of who opened it.</param>
/// <param name="VendorIsParty">True: somebody outside the vendor's sales decides.</param>
/// <param name="VendorClaim">The vendor's own claim that has the line. Null: a deal has it.</param>
/// <param name="Owner">The id of the member of staff who looks after it.</param>
/// <param name="Deputy">The id of who does in the meantime.</param>
/// <param name="MediationSkipped">Why there was no mediation.</param>
/// <param name="EscalationReason">Why somebody took it to a higher level, the last time.</param>
/// <param name="KeptOpen">True: it is heard although nothing is shown for it.</param>
/// <param name="Ruling">The name of the document that settles a formal dispute. Null: there is none.</param>
/// <param name="End">Why it has ended. Null: it has not.</param>
/// <param name="Prevention">What was done so that it does not happen again. Null: it is not closed.</param>
/// <param name="PreventionMade">
/// The id of the assignment or the territory that was made, or the number of the program's draft.
/// </param>
public sealed record ConflictCase(
    Guid? Account,
    [Line(ClaimTarget.MaxUnitLength)] string? Unit,
    int Version,
    [Line(CallerId.MaxLength)] string OpenedBy,
    ConflictLevel Level,
    bool VendorIsParty,
    Guid? VendorClaim,
    Guid? Owner,
    Guid? Deputy,
    [MultiLine(Conflict.MaxReasonLength)] string? MediationSkipped,
    [MultiLine(Conflict.MaxReasonLength)] string? EscalationReason,
    bool KeptOpen,
    [Line(DealDocument.MaxNameLength)] string? Ruling,
    IReadOnlyList<ConflictCase.PartyView> Parties,
    IReadOnlyList<ConflictCase.DecisionView> Decisions,
    IReadOnlyList<ConflictCase.NoteView> Notes,
    DateTimeOffset? ClosedAt,
    ConflictEnd? End,
    PreventionKind? Prevention,
    [Line(50)] string? PreventionMade)
{
    /// <param name="Party">By which the partner knows the case.</param>
    /// <param name="AgreesToCoSell">Null: it is not asked, or has not said.</param>
    /// <param name="Choice">What the customer says. Null: it is not asked.</param>
    [SchemaName("ConflictParty")]
    public sealed record PartyView(
        Guid Party, Guid Deal, [DealNumber] string Number, Guid Partner, ConflictRole Role, ConflictKind Kind,
        DateTimeOffset JoinedAt, DateTimeOffset? AppealedAt, bool? AgreesToCoSell, ChoiceView? Choice);

    /// <param name="Contact">Who at the customer is asked.</param>
    /// <param name="HearingUntil">Until when the holder is heard about it.</param>
    [SchemaName("ConflictChoice")]
    public sealed record ChoiceView(
        [Email] string? Contact, DateTimeOffset? Until, DateTimeOffset? ConfirmedAt, DateTimeOffset? HearingUntil);

    /// <param name="By">The id of who decided. Null: the clock did.</param>
    /// <param name="Appeal">True: it is about an appeal, and final.</param>
    /// <param name="Agreed">Whether all agreed to co-selling. Null: nobody was asked, or not all have answered.</param>
    [SchemaName("ConflictDecision")]
    public sealed record DecisionView(
        ConflictOutcome Outcome, Guid? Deal, IReadOnlyList<ShareView> Shares, ConflictOutcome? Fallback, bool? Agreed,
        [MultiLine(Conflict.MaxReasonLength)] string Reason, [MultiLine(Conflict.MaxReasonLength)] string? Message, Guid? By,
        ConflictLevel Level, bool Appeal, DateTimeOffset At, DateTimeOffset? DueAt);

    /// <param name="Percent">Of the credit.</param>
    [SchemaName("ConflictShare")]
    public sealed record ShareView(Guid Deal, [DecimalText] string Percent);

    /// <param name="By">The id of who noted it.</param>
    [SchemaName("ConflictNote")]
    public sealed record NoteView(
        Guid Id, DateTimeOffset At, [Line(CallerId.MaxLength)] string By,
        [MultiLine(ConflictStatement.MaxTextLength)] string Text);
}
