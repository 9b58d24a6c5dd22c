using ChannelProgram.Application.ApiClients;
using ChannelProgram.Domain.Common;
using ChannelProgram.Web.Common;

namespace ChannelProgram.Web.ApiClients;

/// <summary>An API client, and its new secret.</summary>
/// <param name="Secret">
/// Null if the answer is given again for an idempotency key: then exchange it. A front end has none either.
/// </param>
[SchemaName("ApiClientSecret")]
internal sealed record IssuedSecret(ApiClientView Client, [ApiClientSecret] string? Secret) : IToldOnce
{
    public static Result<IssuedSecret> Of(Result<ClientWithSecret> made) =>
        made.Refusal is { } refusal ? refusal : new IssuedSecret(made.Value.Client, made.Value.Secret);

    public object WithoutSecret() => this with { Secret = null };

    // The generated ToString would put the secret into logs.
    public override string ToString() => nameof(IssuedSecret);
}
