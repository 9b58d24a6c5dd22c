using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Simulations;

namespace ChannelProgram.Application.Simulations;

public interface IPastRegistrations
{
    /// <summary>Registrations of these partners that were open in a span, or made in it. Drafts are none.</summary>
    Task<IReadOnlyList<PastRegistration>> Of(
        IReadOnlyCollection<PartnerId> partners, DateTimeOffset from, DateTimeOffset until, CancellationToken ct);
}
