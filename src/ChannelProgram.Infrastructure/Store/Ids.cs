using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Partners;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ChannelProgram.Infrastructure.Store;

internal sealed class PartnerIdConverter() : ValueConverter<PartnerId, Guid>(id => id.Value, value => new(value));
internal sealed class AccountIdConverter() : ValueConverter<AccountId, Guid>(id => id.Value, value => new(value));
