using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Deals;

public readonly record struct DealId(Guid Value) : ITypedId<DealId>
{
    public static DealId From(Guid value) => new(value);
}

public enum DealStatus { Submitted, Approved, Waitlisted, Expired, Withdrawn, Rejected }

/// <summary>
/// Why a deal was rejected, or waits. <c>notAvailable</c> is given whatever the cause. <c>alreadyRegistered</c> is given by the
/// program only: another deal of the same partner has the same lines.
/// </summary>
public enum DealReason { NotAvailable, Incomplete, NotQualified, OutOfScope, Inactive, Other, AlreadyRegistered }

public enum DealType { NewBusiness }

public enum SalesStage { Prospect, Qualified, TechnicalValidation, BusinessValidation, Committed, Closed }

public enum DealSource { PartnerSourced, VendorSourced, Joint }
