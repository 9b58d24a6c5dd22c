using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Deals;

public readonly record struct DealId(Guid Value) : ITypedId<DealId>
{
    public static DealId From(Guid value) => new(value);
}

public enum DealStatus
{
    Draft, Submitted, InformationRequested, Approved, Waitlisted, WinReported, Won, Lost, Expired, Withdrawn, Rejected, Revoked,
}

/// <summary>
/// Why a deal was rejected or revoked, or waits. <c>notAvailable</c> is given whatever the cause.
/// <c>alreadyRegistered</c> is given by the program only: another deal of the same partner has the same lines.
/// </summary>
public enum DealReason { NotAvailable, Incomplete, NotQualified, OutOfScope, Inactive, Other, AlreadyRegistered }

public enum LossReason { Price, Product, Competitor, NoDecision, NoBudget, Timing, BoughtElsewhere, Other }

/// <summary>
/// <c>expansion</c> and <c>renewal</c> need a confirmed win of the same partner. <c>publicTender</c> takes no line: every partner
/// that takes part is approved alike.
/// </summary>
public enum DealType { NewBusiness, Expansion, Renewal, PublicTender }

public enum SalesStage { Prospect, Qualified, TechnicalValidation, BusinessValidation, Committed, Closed }

public enum DealSource { PartnerSourced, VendorSourced, Joint }
