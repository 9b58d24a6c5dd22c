using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Deals;

public readonly record struct DealId(Guid Value) : ITypedId<DealId>
{
    public static DealId From(Guid value) => new(value);
}

public enum DealStatus { Submitted, Approved, Waitlisted, Expired, Withdrawn, Rejected }

/// <summary>
/// Why a deal was not, or is no longer, on its way. <c>NotAvailable</c> is said whatever the cause; <c>AlreadyRegistered</c>
/// by the program alone, where its partner has the same by another deal.
/// </summary>
public enum DealReason { NotAvailable, Incomplete, NotQualified, OutOfScope, Inactive, Other, AlreadyRegistered }

public enum DealType { NewBusiness }

public enum SalesStage { Prospect, Qualified, TechnicalValidation, BusinessValidation, Committed, Closed }

public enum DealSource { PartnerSourced, VendorSourced, Joint }
