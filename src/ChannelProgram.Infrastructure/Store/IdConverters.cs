using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.VendorClaims;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ChannelProgram.Infrastructure.Store;

internal sealed class AccountIdConverter() : ValueConverter<AccountId, Guid>(id => id.Value, value => new(value));
internal sealed class DealIdConverter() : ValueConverter<DealId, Guid>(id => id.Value, value => new(value));
internal sealed class DealNumberConverter() : ValueConverter<DealNumber, string>(it => it.Value, value => DealNumber.FromStored(value));
internal sealed class PartnerIdConverter() : ValueConverter<PartnerId, Guid>(id => id.Value, value => new(value));
internal sealed class VendorClaimIdConverter() : ValueConverter<VendorClaimId, Guid>(id => id.Value, value => new(value));
