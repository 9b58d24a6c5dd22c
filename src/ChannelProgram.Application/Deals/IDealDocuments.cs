using ChannelProgram.Domain.Deals;

namespace ChannelProgram.Application.Deals;

/// <summary>What deals need to know of their documents, which are a feature above them.</summary>
public interface IDealDocuments
{
    Task<bool> HasDocument(DealId deal, CancellationToken ct);
}
