using System.Net.Sockets;
using System.Text;

namespace ChannelProgram.Api.Tests.Common;

public class BrokenBodyTests(ChannelHost host) : IClassFixture<ChannelHost>
{
    [Theory]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n80000000\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n-1\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\nffffffffffffffffffff\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\nhello\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n3\r\nabcdef\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n\r\n")]
    [InlineData("Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\nhello")]
    [InlineData("Content-Length: -1\r\n\r\n")]
    [InlineData("Content-Length: 99999999999999999999\r\n\r\n")]
    [InlineData("Content-Length: five\r\n\r\n")]
    public async Task A_broken_body_is_the_clients_fault(string rest)
    {
        foreach (var path in (string[])["/v1/deals", "/connect/token", "/v1/account/sign-in"])
        {
            var answer = await Send($"POST {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{rest}");
            Assert.Matches("^HTTP/1.1 4[0-9][0-9] ", answer);
        }
    }

    private async Task<string> Send(string request)
    {
        using var socket = new TcpClient();
        var address = host.Address;
        await socket.ConnectAsync(address.Host, address.Port);
        var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request));
        using var reader = new StreamReader(stream, Encoding.ASCII);
        return await reader.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(20));
    }
}
