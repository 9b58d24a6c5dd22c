using ChannelProgram.Application.Common;
using ChannelProgram.Application.Work;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Companies;
using ChannelProgram.Domain.Companies.Names;
using ChannelProgram.Domain.PartnerApplications;
using ChannelProgram.Domain.Partners;

namespace ChannelProgram.Application.PartnerApplications;

/// <summary>An application as staff reads it.</summary>
/// <param name="Doubts">Why it waits for staff. Empty if it does not.</param>
/// <param name="DecisionDueBy">By when staff should decide it. Null if it does not wait.</param>
/// <param name="Partner">The partner that it became.</param>
[SchemaName("PartnerApplication")]
public sealed record PartnerApplicationView(
    Guid Id,
    PartnerApplicationStatus Status,
    [Line(CompanyName.MaxLength)] string Name,
    [CountryCode] string Country,
    [Line(Website.MaxLength)] string Website,
    [Line(TaxId.MaxTextLength)] string? TaxId,
    [Line(Duns.MaxTextLength)] string? Duns,
    PartnerType Type,
    [Line(200)] string ContactName,
    [Line(EmailAttribute.MaxEmailLength, Format = "email")] string ContactEmail,
    IReadOnlyList<WorkReason> Doubts,
    DateTimeOffset SubmittedAt,
    DateTimeOffset? ConfirmedAt,
    DateTimeOffset? DecisionDueBy,
    DateTimeOffset? DecidedAt,
    [MultiLine(PartnerApplication.MaxMessageLength)] string? Message,
    Guid? Partner,
    [Name] IReadOnlyList<string> NextActions)
{
    public static PartnerApplicationView Of(PartnerApplication it, Caller caller) => new(
        it.Id.Value, it.Status, it.CompanyName, it.Country, it.Website, it.TaxId, it.Duns, it.Type, it.ContactName, it.Email,
        [.. ApplicationReviews.ReasonsOf(it.Doubts)], it.SubmittedAt, it.ConfirmedAt, it.DueBy, it.DecidedAt, it.Message,
        it.Partner?.Value,
        it.Status is PartnerApplicationStatus.InReview && caller.May(PartnerApplicationPermissions.Decide)
            ? ["approve", "reject"]
            : []);
}
