using ChannelProgram.Infrastructure.Identity;
using ChannelProgram.Web.Common;

namespace ChannelProgram.Web.Identity;

internal sealed class Recogniser(CallerRecognition recognition) : IRecogniseCallers
{
    public Task Recognise(HttpContext context) => recognition.Recognise(context);
}
