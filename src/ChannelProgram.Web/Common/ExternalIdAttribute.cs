using ChannelProgram.Domain.Common;

namespace ChannelProgram.Web.Common;

[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class ExternalIdAttribute : LineAttribute
{
    public ExternalIdAttribute(int maxLength) : base(maxLength) =>
        (Description, Example) = ("The id that the caller's own system has for it.", "crm-4711");
}
