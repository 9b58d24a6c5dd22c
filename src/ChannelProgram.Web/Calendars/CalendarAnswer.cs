using System.Text;
using ChannelProgram.Domain.Common;
using ChannelProgram.Web.Common;

namespace ChannelProgram.Web.Calendars;

internal sealed class CalendarAnswer(Result<string> result) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (result.Refusal is { } refusal) return Answers.Refuse(httpContext, refusal);

        var calendar = Encoding.UTF8.GetBytes(result.Value);
        httpContext.Response.ContentType = "text/calendar; charset=utf-8";
        httpContext.Response.ContentLength = calendar.Length;
        return httpContext.Response.Body.WriteAsync(calendar, 0, calendar.Length, httpContext.RequestAborted);
    }
}
