using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using ChannelProgram.Api.Tests.Contract;
using ChannelProgram.Api.Tests.Deals;
using ChannelProgram.Domain.Documents;

namespace ChannelProgram.Api.Tests.Documents;

/// <summary>How a form with a file is read, and what is left when it fails.</summary>
public class UploadTests(ChannelHost host) : IClassFixture<ChannelHost>
{
    private static readonly DocumentTerms Terms = new();

    [Fact]
    public async Task The_largest_file_is_taken_and_one_byte_more_is_a_413()
    {
        var deal = await host.Gold.NewDeal();
        (await host.Gold.Upload(deal, "a.pdf", DocumentTests.Pdf(Terms.MaxBytes - 5))).Expect(HttpStatusCode.Created);

        var rows = await host.Rows();
        var refused = await host.Gold.Upload(deal, "a.pdf", DocumentTests.Pdf(Terms.MaxBytes - 4));
        Assert.Equal((413, "tooLarge"), (refused.Status, refused.Problem));
        Assert.Contains($"{Terms.MaxBytes}", refused.String("detail"), StringComparison.Ordinal);
        Assert.Equal(rows, await host.Rows());
    }

    /// <summary>A sender that says nothing of a length is stopped while it sends: it never comes to its end.</summary>
    [Fact]
    public async Task An_endless_upload_is_stopped_on_the_way()
    {
        var deal = await host.Gold.NewDeal();
        using var endless = new Endless();
        var content = new StreamContent(endless);
        content.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=b");
        try
        {
            Assert.Equal(413, (await host.Gold.Send(HttpMethod.Post, $"/v1/deals/{deal}/documents", content)).Status);
        }
        catch (HttpRequestException)
        {
            // The connection was closed on it.
        }

        Assert.InRange(endless.Sent, Terms.MaxBytes, 30 * Terms.MaxBytes);
        Assert.Empty(await host.Gold.DocumentsOf(deal));
    }

    [Fact]
    public async Task Of_25_uploads_at_once_20_are_taken()
    {
        var deal = await host.Gold.NewDeal();
        var answers = await Task.WhenAll(Enumerable.Range(0, 25).Select(it => host.Gold.Upload(deal, $"{it}.txt")));

        Assert.Equal(20, answers.Count(it => it.Status == 201));
        Assert.All(answers.Where(it => it.Status != 201), it =>
            Assert.Equal((409, "documentLimitReached", "approved"), (it.Status, it.Problem, it.String("currentStatus"))));
        Assert.Equal(20, (await host.Gold.DocumentsOf(deal)).Count);
        Assert.Equal(20L, await host.Database.Query<long>(
            $"SELECT count(*) FROM deal_documents WHERE deal = '{deal}'"));

        var path = answers.First(it => it.Status == 201).Headers.Location!.ToString();
        (await host.Gold.Delete(path)).Expect(HttpStatusCode.NoContent);
        (await host.Gold.Upload(deal)).Expect(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_refused_upload_with_a_key_leaves_nothing_and_is_answered_again()
    {
        var deal = await host.Gold.NewDeal();
        for (var it = 0; it < Terms.MaxPerDeal; it++) await host.Gold.Uploaded(deal, $"{it}.txt");
        var key = IdempotencyAssertions.NewKey();

        var first = await host.Gold.Upload(deal, headers: ("Idempotency-Key", key));
        Assert.Equal("documentLimitReached", first.Problem);
        Assert.Equal(
            20L, await host.Database.Query<long>($"SELECT count(*) FROM deal_documents WHERE deal = '{deal}'"));
        IdempotencyAssertions.ExpectRepeat(first, await host.Gold.Upload(deal, headers: ("Idempotency-Key", key)));
    }

    [Fact]
    public async Task A_key_is_for_one_file_with_one_name_whatever_the_boundary()
    {
        var deal = await host.Gold.NewDeal();
        var key = ("Idempotency-Key", IdempotencyAssertions.NewKey());
        var first = (await host.Gold.Upload(deal, headers: key)).Expect(HttpStatusCode.Created);

        IdempotencyAssertions.ExpectRepeat(first, await host.Gold.Upload(deal, headers: key));
        Assert.Equal("keyReused", (await host.Gold.Upload(deal, "other.txt", headers: key)).Problem);
        Assert.Equal("keyReused", (await host.Gold.Upload(deal, file: [.. "Another."u8], headers: key)).Problem);
        Assert.Single(await host.Gold.DocumentsOf(deal));
    }

    [Fact]
    public async Task The_same_key_at_once_stores_one_document()
    {
        var deal = await host.Gold.NewDeal();
        var key = ("Idempotency-Key", IdempotencyAssertions.NewKey());
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => host.Gold.Upload(deal, headers: key)));

        Assert.All(answers, it => Assert.True(it.Status == 201 || it.Problem == "requestInProgress", it.ToString()));
        Assert.Single(await host.Gold.DocumentsOf(deal));
    }

    [Theory]
    [InlineData("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\na", "")]
    [InlineData("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\na\r\n", "")]
    [InlineData("--b\r\n\r\na\r\n--b--\r\n", "")]
    [InlineData("no form at all", "")]
    [InlineData("--b--\r\n", "/file")]
    [InlineData("--b\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\na\r\n--b--\r\n", "/file")]
    [InlineData("--b\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\na\r\n--b--\r\n", "/file /note")]
    [InlineData(
        "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\na\r\n"
        + "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"b.txt\"\r\n\r\nb\r\n--b--\r\n", "/file")]
    public async Task A_form_is_one_file_and_well_formed(string body, string faults)
    {
        var deal = await host.Gold.NewDeal();
        var answer = await host.Gold.Send(HttpMethod.Post, $"/v1/deals/{deal}/documents", Form(body));
        Assert.Equal((400, faults), (answer.Status, string.Join(' ', answer.Faults)));
        Assert.Empty(await host.Gold.DocumentsOf(deal));
    }

    [Fact]
    public async Task Checks_are_made_in_the_order_of_the_house()
    {
        var (path, text) = ($"/v1/deals/{await host.Gold.NewDeal()}/documents", DocumentActions.Text);
        var absent = $"/v1/deals/{Guid.CreateVersion7()}/documents";

        Assert.Equal(401, (await host.Nobody.Send(HttpMethod.Post, path, Form("broken"))).Status);
        Assert.Equal(403, (await host.ChannelManager.Send(HttpMethod.Post, path, Form("broken"))).Status);
        Assert.Equal(403, (await host.Crm.Send(HttpMethod.Post, path, Form("broken"))).Status);
        Assert.Equal(400, (await host.Gold.Send(HttpMethod.Post, absent, Form("broken"))).Status);
        Assert.Equal(404, (await host.Gold.Send(HttpMethod.Post, absent, DocumentedOperation.Form("a.txt", text))).Status);
        Assert.Equal(412, (await host.Gold.Send(
            HttpMethod.Post, path, DocumentedOperation.Form("a.txt", text), ("If-Match", "\"other\""))).Status);

        var coded = DocumentedOperation.Form("a.txt", text);
        coded.Headers.ContentEncoding.Add("gzip");
        Assert.Equal(415, (await host.Gold.Send(HttpMethod.Post, path, coded)).Status);
        var json = new StringContent("{}", Encoding.UTF8, "application/json");
        Assert.Equal(415, (await host.Gold.Send(HttpMethod.Post, path, json)).Status);
        Assert.Equal(["/file"], (await host.Gold.Send(HttpMethod.Post, path, null)).Faults);
    }

    /// <summary>Half of a file, and the line is cut.</summary>
    [Fact]
    public async Task A_broken_upload_leaves_nothing()
    {
        var deal = await host.Gold.NewDeal();
        var rows = await host.Rows();
        var address = host.Address;
        using (var line = new TcpClient(address.Host, address.Port))
        {
            var stream = line.GetStream();
            await stream.WriteAsync(Encoding.ASCII.GetBytes(
                $"POST /v1/deals/{deal}/documents HTTP/1.1\r\nHost: x\r\n"
                + $"Authorization: Bearer {await host.Gold.AccessToken()}\r\n"
                + "Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 1000000\r\n\r\n"
                + "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\n"));
            await stream.WriteAsync(new byte[500_000]);
            await stream.FlushAsync();
            await Task.Delay(200);
        }

        await Task.Delay(300);
        Assert.Equal(rows, await host.Rows());
        (await host.Gold.Upload(deal)).Expect(HttpStatusCode.Created);
    }

    private static ByteArrayContent Form(string body)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=b");
        return content;
    }

    /// <summary>A file that never ends.</summary>
    private sealed class Endless : Stream
    {
        private byte[] _head = Encoding.ASCII.GetBytes(
            "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n%PDF-");

        public long Sent { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var length = _head.Length > 0 ? Math.Min(_head.Length, count) : count;
            _head.AsSpan(0, Math.Min(_head.Length, length)).CopyTo(buffer.AsSpan(offset));
            _head = [];
            Sent += length;
            return length;
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
