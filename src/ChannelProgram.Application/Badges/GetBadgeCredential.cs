using System.Security.Cryptography;
using System.Text;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Badges;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Badges;

/// <summary>The signed badge. It is the same text as long as the key and what it says are the same.</summary>
public sealed record GetBadgeCredential(string Id) : IRequest<Result<StoredFile>>
{
    public const string MediaType = "text/plain";
    public const int MaxLength = 20_000;

    public sealed class Handler(
        BadgeLookup badges, BadgeSettings settings, IBadgeSignatures signatures, IPublicAddress address, ProgramClock clock)
        : IRequestHandler<GetBadgeCredential, Result<StoredFile>>
    {
        public async Task<Result<StoredFile>> Handle(GetBadgeCredential request, CancellationToken ct)
        {
            var found = await badges.Find(request.Id, ct);
            if (found.Refusal is { } refused) return refused;
            if (found.Value.StatusAt(clock.Now()) is BadgeStatus.Withdrawn) return BadgeRefusals.Withdrawn;

            var payload = BadgeCredential.Payload(found.Value, BadgeIssuer.Of(settings, address), address);
            var signed = Encoding.ASCII.GetBytes(signatures.Sign(payload, address.OfKey(signatures.Key)));
            return new StoredFile(
                $"{found.Value.Certification.Code}.jwt", MediaType, signed.Length, SHA256.HashData(signed), Whole(signed));
        }

        private static async IAsyncEnumerable<byte[]> Whole(byte[] content)
        {
            await Task.CompletedTask;
            yield return content;
        }
    }
}
