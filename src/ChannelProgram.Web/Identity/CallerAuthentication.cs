using ChannelProgram.Infrastructure.Identity;
using ChannelProgram.Web.Common;

namespace ChannelProgram.Web.Identity;

internal sealed class CallerAuthentication(CallerResolver recognition) : ICallerAuthentication
{
    public Task Authenticate(HttpContext context) => recognition.Resolve(context);
}
