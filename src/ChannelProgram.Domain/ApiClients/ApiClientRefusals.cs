using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.ApiClients;

/// <summary>Error codes are published: they never change.</summary>
public static class ApiClientRefusals
{
    public static readonly Refusal NotFound = new(RefusalKind.NotFound, "notFound", "There is no such API client.");

    public static readonly Refusal ScopeNotHeld = new(
        RefusalKind.NotEligible, "scopeNotHeld",
        "A system gives no scope that its own token lacks, and no secret to a client that has such a scope.");

    public static readonly Refusal Revoked = new(RefusalKind.StateForbids, "statusForbids", "This API client is revoked.")
    {
        Members = new Dictionary<string, object?> { ["currentStatus"] = ApiClientStatus.Revoked },
    };

    public static readonly Refusal HasNoSecret =
        Forbidden("noSecret", "This is a front end, which has no secret: PKCE protects its codes.");

    public static readonly Refusal OldSecretStillGood =
        Forbidden("oldSecretStillGood", "The last exchange of the secret is not over: drop the old secret first, or wait.");

    public static readonly Refusal NoOldSecret = Forbidden("noOldSecret", "There is no old secret that is still good.");

    public static readonly Refusal NotOfFrontEnds = Invalid("/scopes", "must be left out for a front end");

    public static readonly Refusal NotOfSystems = Invalid("/redirectUris", "must be left out for a system");

    public static readonly Refusal NeedsRedirectUris = Invalid("", "a front end needs redirectUris");

    public static readonly Refusal NeedsScopes = Invalid("", "a system needs scopes");

    private static Refusal Invalid(string member, string fault) =>
        Refusal.Invalid(new Dictionary<string, string[]> { [member] = [fault] });

    private static Refusal Forbidden(string code, string message) => new(RefusalKind.StateForbids, code, message)
    {
        Members = new Dictionary<string, object?> { ["currentStatus"] = ApiClientStatus.Active },
    };
}
