using ChannelProgram.Domain.Identity;
using Microsoft.AspNetCore.Identity;

namespace ChannelProgram.Infrastructure.Identity;

/// <summary>Has Identity go by the program's rules.</summary>
internal sealed class PasswordValidation : IPasswordValidator<PortalUser>
{
    public Task<IdentityResult> ValidateAsync(UserManager<PortalUser> manager, PortalUser user, string? password) =>
        Task.FromResult(PasswordRules.FaultOf(password ?? "", user.Email ?? "") is { } fault
            ? IdentityResult.Failed(new IdentityError { Code = "Password", Description = $"The password {fault}." })
            : IdentityResult.Success);
}
