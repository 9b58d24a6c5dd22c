using System.ComponentModel.DataAnnotations;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Domain.Accounts;

/// <summary>The numbers of accounts. Days are of 24 hours.</summary>
public sealed record AccountTerms : IProgramSection
{
    string IProgramSection.Name => "accounts";

    /// <summary>Within these two merged accounts can be told apart again.</summary>
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
