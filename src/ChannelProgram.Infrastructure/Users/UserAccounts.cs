using ChannelProgram.Application.Users;
using ChannelProgram.Domain.Users;
using ChannelProgram.Infrastructure.Identity;
using Microsoft.AspNetCore.Identity;

namespace ChannelProgram.Infrastructure.Users;

/// <summary>The accounts of people, as far as whoever manages them goes.</summary>
internal sealed class UserAccounts(UserManager<PortalUser> users, PasswordHashing hashing)
{
    /// <summary>As addresses are compared.</summary>
    public string Normalize(string email) => users.NormalizeEmail(email)!;

    public async Task<string?> FaultOf(string password, ProgramUser user)
    {
        foreach (var rules in users.PasswordValidators)
            if ((await rules.ValidateAsync(users, AccountOf(user), password)).Errors.FirstOrDefault() is { } fault)
                return fault.Description;
        return null;
    }

    /// <returns>Null: too many passwords are hashed at this moment.</returns>
    public async Task<PortalUser?> Make(ProgramUser joined, string password, CancellationToken ct)
    {
        using var slot = await hashing.Enter(ct);
        if (slot is null) return null;

        var account = AccountOf(joined);
        account.PasswordHash = users.PasswordHasher.HashPassword(account, password);
        return account;
    }

    public static void Apply(ProgramUser user, PortalUser account, DateTimeOffset now)
    {
        (account.Partner, account.Role, account.Person) = (user.Partner, user.Role, user.Person);
        account.ConcurrencyStamp = Credentials.NewStamp();
        if (user.Status is UserStatus.Active)
        {
            account.Reinstate();
            return;
        }

        // Tokens that are issued at this very moment have the old stamp, and so are out as well.
        if (!PortalUser.IsSuspended(account.LockoutEnd)) account.SecurityStamp = Credentials.NewStamp();
        account.Suspend();
        if (user.Status is UserStatus.Removed) account.Remove(now);
    }

    private PortalUser AccountOf(ProgramUser user) => new()
    {
        Id = user.Id.Value,
        Partner = user.Partner,
        Role = user.Role,
        Person = user.Person,
        Name = user.Name,
        CreatedAt = user.CreatedAt,
        UserName = user.Email,
        NormalizedUserName = users.NormalizeName(user.Email),
        Email = user.Email,
        NormalizedEmail = Normalize(user.Email),
        // Whoever has the token from the mail has the address.
        EmailConfirmed = true,
        LockoutEnabled = true,
        SecurityStamp = Credentials.NewStamp(),
        ConcurrencyStamp = Credentials.NewStamp(),
    };
}
