using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using ChannelProgram.Api.Tests.Contract;
using ChannelProgram.Api.Tests.Deals;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Deals;
using ChannelProgram.Infrastructure.Documents;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Api.Tests.Documents;

public class DocumentTests(ChannelHost host) : IClassFixture<ChannelHost>
{
    [Theory]
    [InlineData(1)]
    [InlineData(DocumentChunk.MaxLength)]
    [InlineData(DocumentChunk.MaxLength + 1)]
    [InlineData(1_000_000)]
    public async Task What_was_uploaded_is_downloaded_byte_for_byte(int size)
    {
        var deal = await host.Gold.NewDeal();
        var file = Pdf(size);

        var added = (await host.Gold.Upload(deal, "Order.pdf", file)).Expect(HttpStatusCode.Created);
        Assert.Equal(("Order.pdf", "application/pdf"), (added.String("name"), added.String("contentType")));
        Assert.Equal(file.Length, added.Json.GetProperty("size").GetInt32());
        Assert.Equal(Base64Url.EncodeToString(SHA256.HashData(file)), added.String("digest"));
        Assert.Equal("demo-gold", added.Json.GetProperty("by").GetProperty("name").GetString());
        Assert.Equal($"/v1/deals/{deal}/documents/{added.Id}", added.Headers.Location!.ToString());
        Assert.Equal(added.Text, (await host.Gold.Get(added.Headers.Location.ToString())).Text);

        foreach (var reader in (Api[])[host.Gold, host.ChannelManager, host.Crm])
        {
            var (bytes, headers, others) = await reader.Download($"{added.Headers.Location}/content");
            Assert.Equal(file, bytes);
            Assert.Equal(("application/pdf", file.Length), (headers.ContentType!.ToString(), headers.ContentLength));
            Assert.Equal("nosniff", others.GetValues("X-Content-Type-Options").Single());
            Assert.Equal("attachment", headers.ContentDisposition!.DispositionType);
            Assert.Equal($"\"{Base64Url.EncodeToString(SHA256.HashData(file).AsSpan(0, 16))}\"", others.ETag!.ToString());
            Assert.Equal("private, no-cache", others.NonValidated["Cache-Control"].ToString());
        }
    }

    [Theory]
    [InlineData("Angebot Größe.txt", "Angebot Größe.txt")]
    [InlineData("見積もり.txt", "見積もり.txt")]
    [InlineData("a \"quoted\" name.txt", "a \"quoted\" name.txt")]
    [InlineData("a;b=c, d%20e'f.txt", "a;b=c, d%20e'f.txt")]
    [InlineData("../../etc/passwd.txt", "passwd.txt")]
    [InlineData(@"C:\Users\sam\quote.txt", "quote.txt")]
    [InlineData("  quote.txt  ", "quote.txt")]
    public async Task A_name_is_kept_without_its_folder_and_comes_back_safely(string sent, string kept)
    {
        var deal = await host.Gold.NewDeal();
        var added = (await host.Gold.Send(HttpMethod.Post, $"/v1/deals/{deal}/documents", Raw(sent)))
            .Expect(HttpStatusCode.Created);
        Assert.Equal(kept, added.String("name"));

        var (_, headers, _) = await host.Gold.Download($"{added.Headers.Location}/content");
        Assert.Equal(kept, headers.ContentDisposition!.FileNameStar);
        Assert.DoesNotContain(headers.NonValidated["Content-Disposition"].ToString(), char.IsControl);
    }

    [Theory]
    [InlineData("a\\\r\nSet-Cookie: x=1.txt")]
    [InlineData("a\u0007.txt")]
    [InlineData("a\u0085.txt")]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("/")]
    public async Task A_name_that_is_none_is_refused(string name)
    {
        var deal = await host.Gold.NewDeal();
        var answer = await host.Gold.Send(HttpMethod.Post, $"/v1/deals/{deal}/documents", Raw(name));
        Assert.Equal(400, answer.Status);
        Assert.DoesNotContain("Set-Cookie", answer.Headers.ToString(), StringComparison.Ordinal);
        Assert.Empty(await host.Gold.DocumentsOf(deal));
    }

    [Fact]
    public async Task A_name_has_at_most_200_characters()
    {
        var deal = await host.Gold.NewDeal();
        (await host.Gold.Upload(deal, new string('ü', 196) + ".txt")).Expect(HttpStatusCode.Created);
        Assert.Equal(["/file"], (await host.Gold.Upload(deal, new string('ü', 197) + ".txt")).Faults);
    }

    [Theory]
    [InlineData("quote.pdf", "MZ\u0090\0\u0003")]
    [InlineData("quote.pdf", "\u007FELF")]
    [InlineData("quote.pdf", "#!/bin/sh")]
    [InlineData("quote.txt", "<html>")]
    [InlineData("quote.txt", "%PDF-1.7")]
    [InlineData("quote.png", "%PDF-1.7")]
    [InlineData("quote.exe", "a text")]
    [InlineData("quote.html", "a text")]
    [InlineData("quote", "a text")]
    public async Task A_file_that_is_not_what_its_name_says_is_refused(string name, string content)
    {
        var deal = await host.Gold.NewDeal();
        var answer = await host.Gold.Upload(deal, name, System.Text.Encoding.Latin1.GetBytes(content));
        Assert.Equal((400, "fileNotAllowed", "/file"), (answer.Status, answer.Problem, answer.Faults.Single()));
        Assert.Empty(await host.Gold.DocumentsOf(deal));
    }

    [Fact]
    public async Task An_empty_file_is_refused()
    {
        var answer = await host.Gold.Upload(await host.Gold.NewDeal(), "quote.txt", []);
        Assert.Equal((400, "invalid", "/file"), (answer.Status, answer.Problem, answer.Faults.Single()));
    }

    [Fact]
    public async Task The_type_that_a_sender_declares_counts_for_nothing()
    {
        var file = new ByteArrayContent(DocumentActions.Text);
        file.Headers.ContentType = new("text/html");
        var added = await host.Gold.Send(
            HttpMethod.Post, $"/v1/deals/{await host.Gold.NewDeal()}/documents",
            new MultipartFormDataContent { { file, "file", "quote.csv" } });
        Assert.Equal("text/csv", added.Expect(HttpStatusCode.Created).String("contentType"));
        var (_, headers, _) = await host.Gold.Download($"{added.Headers.Location}/content");
        Assert.Equal("text/csv", headers.ContentType!.ToString());
    }

    [Fact]
    public async Task Documents_are_listed_newest_first_in_pages()
    {
        var deal = await host.Gold.NewDeal();
        for (var it = 0; it < 5; it++)
        {
            host.Clock.Now = host.Clock.Now.AddSeconds(1);
            await host.Gold.Uploaded(deal, $"{it}.txt");
        }

        Assert.Equal(["4.txt", "3.txt", "2.txt", "1.txt", "0.txt"], await host.ChannelManager.DocumentsOf(deal));
        var first = await host.Gold.Get($"/v1/deals/{deal}/documents?limit=2");
        var second = await host.Gold.Get($"/v1/deals/{deal}/documents?limit=2&after={first.String("next")}");
        Assert.Equal("2.txt", second.Json.GetProperty("items")[0].GetProperty("name").GetString());
    }

    [Fact]
    public async Task The_deal_s_history_tells_of_documents_and_nothing_of_what_they_are()
    {
        var deal = await host.Gold.NewDeal();
        var before = await host.Gold.Deal(deal);
        host.Clock.Now = host.Clock.Now.AddSeconds(1);
        var path = await host.Gold.Uploaded(deal, "secret name.txt");
        Assert.NotEqual(before.ETag, (await host.Gold.Deal(deal)).ETag);
        (await host.Gold.Delete(path)).Expect(HttpStatusCode.NoContent);

        Assert.Equal(["deal.documentAdded", "deal.documentRemoved"], (await host.Gold.EventTypes(deal)).TakeLast(2));
        var timeline = await host.Gold.Get($"/v1/deals/{deal}/timeline");
        Assert.DoesNotContain("secret", timeline.Text, StringComparison.Ordinal);
        Assert.Contains($"/documents/{path.Split('/')[^1]}", timeline.Text, StringComparison.Ordinal);
        Assert.Equal(0L, await host.Database.Query<long>(
            "SELECT (SELECT count(*) FROM audit WHERE after LIKE '%secret%') "
            + "+ (SELECT count(*) FROM outbox WHERE data LIKE '%secret%')"));
    }

    [Fact]
    public async Task A_deleted_document_is_gone_with_its_content()
    {
        var deal = await host.Gold.NewDeal();
        var path = await host.Gold.Uploaded(deal, "a.pdf", Pdf(200_000));
        var stale = (await host.Gold.Get(path)).ETag!;
        Assert.Equal(412, (await host.Gold.Delete(path, ("If-Match", "\"other\""))).Status);

        var deleted = (await host.Gold.Delete(path, ("If-Match", stale))).Expect(HttpStatusCode.NoContent);
        Assert.Empty(deleted.Text);
        foreach (var address in (string[])[path, $"{path}/content"]) Assert.Equal(404, (await host.Gold.Get(address)).Status);
        Assert.Equal(404, (await host.Gold.Delete(path)).Status);
        Assert.Equal(0L, await host.Database.Query<long>(
            $"SELECT count(*) FROM document_chunks WHERE document = '{path.Split('/')[^1]}'"));
    }

    [Fact]
    public async Task A_deal_that_has_ended_keeps_its_documents_and_takes_no_more()
    {
        var deal = await host.Gold.NewDeal();
        var path = await host.Gold.Uploaded(deal);
        (await host.Gold.Withdraw(deal)).Expect(HttpStatusCode.OK);

        foreach (var refused in (Answer[])[await host.Gold.Upload(deal), await host.Gold.Delete(path)])
            Assert.Equal(
                (409, "statusForbids", "withdrawn"), (refused.Status, refused.Problem, refused.String("currentStatus")));
        Assert.Equal(DocumentActions.Text, (await host.Gold.Download($"{path}/content")).Bytes);
    }

    /// <summary>What a win asks for.</summary>
    [Fact]
    public async Task A_deal_knows_whether_it_has_a_document()
    {
        var deal = await host.Gold.NewDeal();
        Assert.False(await HasDocument());
        var path = await host.Gold.Uploaded(deal);
        Assert.True(await HasDocument());
        (await host.Gold.Delete(path)).Expect(HttpStatusCode.NoContent);
        Assert.False(await HasDocument());

        async Task<bool> HasDocument()
        {
            await using var scope = host.Services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentCaller>().Caller = Caller.Program;
            return await scope.ServiceProvider.GetRequiredService<IDealDocuments>().HasDocument(new(Guid.Parse(deal)), default);
        }
    }

    [Fact]
    public async Task Another_partner_s_documents_answer_exactly_as_absent_ones()
    {
        var (own, others) = (await host.Platinum.NewDeal(), await host.Gold.NewDeal());
        var id = (await host.Gold.Uploaded(others)).Split('/')[^1];
        var absent = Guid.CreateVersion7().ToString();

        foreach (var rest in (string[])["", "/content"])
        {
            Assert.Equal(
                await Told(HttpMethod.Get, $"{absent}/documents/{absent}{rest}"),
                await Told(HttpMethod.Get, $"{others}/documents/{id}{rest}"));
            Assert.Equal(
                await Told(HttpMethod.Get, $"{own}/documents/{absent}{rest}"),
                await Told(HttpMethod.Get, $"{own}/documents/{id}{rest}"));
        }

        Assert.Equal(
            await Told(HttpMethod.Get, $"{absent}/documents"), await Told(HttpMethod.Get, $"{others}/documents"));
        Assert.Equal(
            await Told(HttpMethod.Delete, $"{own}/documents/{absent}"), await Told(HttpMethod.Delete, $"{own}/documents/{id}"));
        Assert.Equal(
            await Told(HttpMethod.Delete, $"{absent}/documents/{id}"), await Told(HttpMethod.Delete, $"{others}/documents/{id}"));
        Assert.Equal(
            await Told(HttpMethod.Post, $"{absent}/documents"), await Told(HttpMethod.Post, $"{others}/documents"));
        Assert.Single(await host.Gold.DocumentsOf(others));

        async Task<string> Told(HttpMethod method, string path)
        {
            var answer = await host.Platinum.Send(
                method, $"/v1/deals/{path}",
                method == HttpMethod.Post ? DocumentedOperation.Form("a.txt", DocumentActions.Text) : null);
            Assert.Equal(404, answer.Status);
            return answer.Json.GetProperty("detail").GetString()!;
        }
    }

    internal static byte[] Pdf(int size)
    {
        var file = new byte[size + 5];
        new Random(size).NextBytes(file);
        "%PDF-"u8.CopyTo(file);
        return file;
    }

    /// <summary>A form as it stands on the wire, with a name that no client would send.</summary>
    private static ByteArrayContent Raw(string name)
    {
        var quoted = name.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
        byte[] body =
        [
            .. System.Text.Encoding.UTF8.GetBytes(
                $"--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{quoted}\"\r\n\r\n"),
            .. DocumentActions.Text, .. "\r\n--b--\r\n"u8,
        ];
        var content = new ByteArrayContent(body);
        content.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=b");
        return content;
    }
}
