using System.ComponentModel.DataAnnotations;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Domain.Accounts;

/// <summary>Settings of accounts. A day has 24 hours.</summary>
public sealed record AccountTerms : IProgramSection
{
    string IProgramSection.Name => "accounts";

    /// <summary>For how many days a merge can be undone.</summary>
    [Range(1, 3650)]
    public int UnmergeDays { get; init; } = 30;
}

public static class AccountProgram
{
    extension(ProgramVersion program)
    {
        public AccountTerms Accounts => program.Section<AccountTerms>();
    }
}
