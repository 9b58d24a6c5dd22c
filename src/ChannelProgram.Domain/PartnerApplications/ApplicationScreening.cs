using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Companies;

namespace ChannelProgram.Domain.PartnerApplications;

/// <summary>Whether a company may become a partner by itself.</summary>
public static class ApplicationScreening
{
    private static readonly Lazy<HostNames> ThrowAway = new(() => new(EmbeddedList.Lines("throw-away-mail-domains.txt")));

    /// <param name="isPartner">A partner has one of the keys.</param>
    /// <param name="wasSuspended">One that has was suspended at any time.</param>
    public static ApplicationDoubts DoubtsAbout(
        ApplicationDetails applicant, SharedHosts shared, bool isPartner, bool wasSuspended)
    {
        var own = applicant.KeysBeside(shared).Where(it => it.Kind is KeyKind.Domain).Select(it => it.Value).FirstOrDefault();
        var host = applicant.Email[(applicant.Email.LastIndexOf('@') + 1)..];
        // A host that is no website, such as one under no known suffix, is the company's no less and no more.
        var mail = Website.TryParse(host, out var site, out _) ? site : null;
        var doubts = ApplicationDoubts.None;
        if (own is null) doubts |= ApplicationDoubts.NoOwnDomain;
        if (mail is { Domain: null }) doubts |= ApplicationDoubts.FreeMail;
        else if (own is null || mail?.Domain != own) doubts |= ApplicationDoubts.OtherMailDomain;
        if (mail?.Domain is { } domain && ThrowAway.Value.Above(mail.Host, domain).Any())
            doubts |= ApplicationDoubts.ThrowAwayMail;
        if (isPartner) doubts |= ApplicationDoubts.AlreadyPartner;
        if (wasSuspended) doubts |= ApplicationDoubts.SuspendedBefore;
        return doubts;
    }
}
