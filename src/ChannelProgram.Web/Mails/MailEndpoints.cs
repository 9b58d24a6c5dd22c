using ChannelProgram.Application.Mails;
using ChannelProgram.Web.Common;
using MediatR;

namespace ChannelProgram.Web.Mails;

internal sealed class MailEndpoints : IApiFeature
{
    public string Tag => "Mails";

    public Audience Audience => Audience.Operators;

    public string TagDescription => "In Development: the mails that were sent.";

    public void Map(IEndpointRouteBuilder routes)
    {
        if (routes.ServiceProvider.GetRequiredService<IHostEnvironment>().IsDevelopment())
            routes.MapGet("/v1/development/mails", Mails).Requires(MailPermissions.Read).ExcludeFromDescription();
    }

    private static async Task<ReportAnswer<MailList>> Mails(IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new ListMails(), ct)).ToReport();
}
