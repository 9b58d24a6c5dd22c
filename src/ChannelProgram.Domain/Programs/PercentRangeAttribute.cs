using System.ComponentModel.DataAnnotations;

namespace ChannelProgram.Domain.Programs;

/// <summary>From 0 to 100 percent, with decimals.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PercentRangeAttribute : RangeAttribute
{
    public PercentRangeAttribute() : base(typeof(decimal), "0", "100") =>
        (ParseLimitsInInvariantCulture, ConvertValueInInvariantCulture) = (true, true);
}
