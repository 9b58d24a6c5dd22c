using ChannelProgram.Domain.Companies;

namespace ChannelProgram.Domain.Tests.Companies;

public class WebsiteTests
{
    [Theory]
    [InlineData("acme.de")]
    [InlineData("ACME.DE")]
    [InlineData("www.acme.de")]
    [InlineData("acme.de.")]
    [InlineData("acme.de/")]
    [InlineData("acme.de:8080")]
    [InlineData("http://acme.de")]
    [InlineData("HTTPS://Shop.Acme.De:443/jobs?x=1#top")]
    [InlineData("https://acme.de?u=https://other.com/@them")]
    [InlineData("acme.de?u=https://other.com")]
    [InlineData("acme.de/people/ada@other.com")]
    [InlineData("ac\u00ADme.de")]
    [InlineData("ａｃｍｅ．ｄｅ")]
    [InlineData("acme\u3002de\u3002")]
    [InlineData("  acme.de\u00A0")]
    [InlineData("\u3000https://acme.de/ ")]
    [InlineData(@"https:\\acme.de\shop")]
    [InlineData(@"acme.de\shop")]
    [InlineData("my_shop.acme.de")]
    [InlineData("_dmarc.www.acme.de")]
    [InlineData("my＿shop.acme.de")]
    [InlineData("acme%2Ede")]
    [InlineData("%61cme.de:8080/a%20b")]
    public void The_key_is_the_registrable_domain_however_the_website_is_spelt(string text) =>
        Assert.Equal(new StrongKey(KeyKind.Domain, "acme.de"), Key(text));

    [Theory]
    [InlineData("Bücher.de", "xn--bcher-kva.de")]
    [InlineData("XN--BCHER-KVA.de", "xn--bcher-kva.de")]
    [InlineData("bu\u0308cher.de", "xn--bcher-kva.de")]
    [InlineData("b%C3%BCcher.de", "xn--bcher-kva.de")]
    [InlineData("https://www.b%c3%bccher.de/shop", "xn--bcher-kva.de")]
    [InlineData("mein_laden.bücher.de", "xn--bcher-kva.de")]
    [InlineData("straße.de", "xn--strae-oqa.de")]
    [InlineData("strasse.de", "strasse.de")]
    [InlineData("faß.de", "xn--fa-hia.de")]
    [InlineData("www.食狮.公司.cn", "xn--85x722f.xn--55qx5d.cn")]
    [InlineData("例子.中国", "xn--fsqu00a.xn--fiqs8s")]
    [InlineData("r3---sn.acme.de", "acme.de")]
    public void International_names_are_compared_in_ASCII_by_UTS_46(string text, string domain) =>
        Assert.Equal(domain, Key(text)?.Value);

    [Theory]
    [InlineData("shop.acme.co.uk", "acme.co.uk")]
    [InlineData("test.ac", "test.ac")]
    [InlineData("b.c.mm", "b.c.mm")]
    [InlineData("a.b.c.mm", "b.c.mm")]
    [InlineData("b.ide.kyoto.jp", "b.ide.kyoto.jp")]
    [InlineData("a.b.c.kobe.jp", "b.c.kobe.jp")]
    [InlineData("www.city.kobe.jp", "city.kobe.jp")]
    [InlineData("city.kobe.jp", "city.kobe.jp")]
    [InlineData("www.www.ck", "www.ck")]
    [InlineData("b.test.ck", "b.test.ck")]
    [InlineData("www.test.k12.ak.us", "test.k12.ak.us")]
    [InlineData("amazonaws.com", "amazonaws.com")]
    public void The_suffix_list_says_what_is_registrable_with_its_wildcards_and_exceptions(string text, string domain) =>
        Assert.Equal(domain, Key(text)?.Value);

    [Theory]
    [InlineData("acme.github.io")]
    [InlineData("https://www.acme.github.io/shop")]
    [InlineData("acme.myshopify.com")]
    [InlineData("acme.uk.com")]
    [InlineData("bucket.s3.amazonaws.com")]
    [InlineData("gmail.com")]
    [InlineData("www.gmail.com")]
    [InlineData("web.de")]
    [InlineData("tuta.com")]
    [InlineData("hotmail.cl")]
    [InlineData("www.hotmail.com.tr")]
    [InlineData("outlook.com.br")]
    [InlineData("live.nl")]
    [InlineData("yahoo.co.in")]
    [InlineData("gmx.li")]
    [InlineData("hispeed.ch")]
    [InlineData("bluewin.ch")]
    [InlineData("https://orange.fr/")]
    [InlineData("telenet.be")]
    [InlineData("ziggo.nl")]
    [InlineData("btinternet.com")]
    [InlineData("libero.it")]
    [InlineData("sapo.pt")]
    [InlineData("seznam.cz")]
    [InlineData("wp.pl")]
    [InlineData("rediffmail.com")]
    [InlineData("bigpond.com")]
    [InlineData("my_shop.myshopify.com")]
    [InlineData("www.mail.goo.ne.jp")]
    public void A_host_that_many_share_is_accepted_and_is_no_key(string text) => Assert.Null(Key(text));

    [Fact]
    public void A_company_beside_a_mail_host_keeps_its_key() => Assert.Equal("goo.ne.jp", Key("www.goo.ne.jp")?.Value);

    [Theory]
    [InlineData("com")]
    [InlineData("co.uk")]
    [InlineData("https://CO.UK./")]
    [InlineData("github.io")]
    [InlineData("uk.com")]
    [InlineData("ck")]
    [InlineData("test.ck")]
    [InlineData("c.kobe.jp")]
    [InlineData("公司.cn")]
    public void A_bare_suffix_of_either_section_is_refused(string text) =>
        Assert.Contains("Anyone may register", Fault(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("http://192.168.1.1:8080/")]
    [InlineData("127.1")]
    [InlineData("0x7f.1")]
    [InlineData("0177.0.0.1")]
    [InlineData("2130706433")]
    [InlineData("http://[::1]/")]
    [InlineData("::1")]
    [InlineData("[2001:db8::1]:80")]
    [InlineData("１２７.0.0.1")]
    [InlineData("127.0.0.1.")]
    [InlineData("%31%32%37.0.0.1")]
    [InlineData(@"http:\\127.0.0.1\")]
    public void An_IP_address_in_any_form_is_refused(string text) =>
        Assert.Contains("IP address", Fault(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("localhost")]
    [InlineData("http://localhost:5000")]
    [InlineData("app.localhost")]
    [InlineData("intranet")]
    [InlineData("acme.example")]
    [InlineData("acme.local")]
    [InlineData("acme.invalidtld")]
    [InlineData("1.2.3.4.5")]
    public void A_last_label_that_the_internet_does_not_know_is_refused(string text) =>
        Assert.Contains("top-level domain", Fault(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("ftp://acme.de", "Only http and https")]
    [InlineData("javascript://acme.de", "Only http and https")]
    [InlineData("://acme.de", "Only http and https")]
    [InlineData("javascript:alert(1)", "Only http and https")]
    [InlineData("data:text/html,acme", "Only http and https")]
    [InlineData("mailto:ada@acme.de", "This is an e-mail address")]
    [InlineData("http:acme.de", "two slashes are missing")]
    [InlineData("HTTPS:/acme.de", "two slashes are missing")]
    [InlineData("https://ada:pw@acme.de", "user name")]
    [InlineData("https://@acme.de", "user name")]
    [InlineData("ada@acme.de", "e-mail")]
    [InlineData("mailto:ada@acme.de", "e-mail")]
    [InlineData("acme .de", "spaces")]
    [InlineData("https://acme.de/a b", "spaces")]
    [InlineData("acme\u00A0.de", "spaces")]
    [InlineData("acme.de\n", "control characters")]
    [InlineData("acme\0.de", "control characters")]
    [InlineData("acme.de:", "port")]
    [InlineData("acme.de:0", "port")]
    [InlineData("acme.de:65536", "port")]
    [InlineData("acme.de:http", "port")]
    [InlineData("acme.de:-1", "port")]
    [InlineData("acme.de:８０", "port")]
    public void What_is_no_website_is_refused_with_a_reason(string text, string reason) =>
        Assert.Contains(reason, Fault(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("https://")]
    [InlineData("https:///acme.de")]
    [InlineData("//acme.de")]
    [InlineData(".acme.de")]
    [InlineData("acme..de")]
    [InlineData("acme.de..")]
    [InlineData("ac_me.de")]
    [InlineData("_acme.co.uk")]
    [InlineData("shop.ac_me.de")]
    [InlineData("my_shop-.acme.de")]
    [InlineData("my_shop*.acme.de")]
    [InlineData("my_shop..acme.de")]
    [InlineData("acme%2Fde.de")]
    [InlineData("ada%40acme.de")]
    [InlineData("acme%00.de")]
    [InlineData("b%C3cher.de")]
    [InlineData("b%FCcher.de")]
    [InlineData("acme%.de")]
    [InlineData("-acme.de")]
    [InlineData("acme-.de")]
    [InlineData("acme.de／shop")]
    [InlineData("ada＠acme.de")]
    [InlineData("xn--a.de")]
    [InlineData("xn--.de")]
    [InlineData("xn--acme.de")]
    [InlineData("xn--zzzzzzz99999.de")]
    [InlineData("xn--ü.de")]
    [InlineData("ac\u200Dme.de")]
    [InlineData("*.acme.de")]
    public void A_malformed_host_is_refused_without_an_exception(string text) =>
        Assert.Equal("Give a host such as www.example.com, or an http or https URL.", Fault(text));

    [Fact]
    public void A_surrogate_without_its_other_half_is_refused() => Assert.NotNull(Fault("ac\uD83Dme.de"));

    [Fact]
    public void Labels_hosts_and_websites_have_a_maximum_length()
    {
        Assert.Equal($"{new string('a', 63)}.de", Key($"{new string('a', 63)}.de")?.Value);
        Assert.NotNull(Fault($"{new string('a', 64)}.de"));

        var parts = string.Concat(Enumerable.Repeat("abcdefghi.", 25));
        Assert.Equal(253, Read($"{parts}com").Host.Length);
        Assert.Equal(253, Read($"{parts}com.").Host.Length);
        Assert.NotNull(Fault($"{parts}shop"));
        Assert.NotNull(Fault($"{parts}shop."));

        Read($"https://acme.de/{new string('x', Website.MaxLength - "https://acme.de/".Length)}");
        Assert.NotNull(Fault($"https://acme.de/{new string('x', Website.MaxLength)}"));
        Assert.NotNull(Fault(new string('ü', 200_000)));
    }

    private static StrongKey? Key(string text) => Read(text).KeyBeside(SharedHosts.Known);

    private static Website Read(string text)
    {
        Assert.True(Website.TryParse(text, out var website, out var fault), fault);
        return website!;
    }

    private static string Fault(string text)
    {
        Assert.False(Website.TryParse(text, out var website, out var fault), $"{website}");
        return fault!;
    }
}
