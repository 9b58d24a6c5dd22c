using ChannelProgram.Domain.Companies;

namespace ChannelProgram.Domain.Tests.Companies;

/// <summary>A page in the house of another says nothing about who the customer is, except to whoever runs the house.</summary>
public class SharedHostsTests
{
    [Theory]
    [InlineData("https://www.facebook.com/acme https://m.facebook.com/acme")]
    [InlineData("https://fb.me/acme https://www.instagram.com/acme")]
    [InlineData("https://twitter.com/acme https://x.com/acme")]
    [InlineData("https://www.threads.net/@acme https://bsky.app/profile/acme.com")]
    [InlineData("https://www.tiktok.com/@acme https://www.youtube.com/@acme https://youtu.be/abc https://vimeo.com/acme")]
    [InlineData("https://pinterest.de/acme https://www.pinterest.co.uk/acme https://www.reddit.com/r/acme")]
    [InlineData("https://vk.com/acme https://ok.ru/group/acme https://weibo.com/acme https://www.zhihu.com/org/acme")]
    [InlineData("https://www.linkedin.com/company/acme")]
    [InlineData("https://de.linkedin.com/company/acme https://www.xing.com/companies/acme")]
    [InlineData("https://www.crunchbase.com/organization/acme https://angel.co/company/acme https://www.kompass.com/c/acme")]
    [InlineData("https://www.dnb.com/business-directory/acme https://www.northdata.de/Acme https://www.societe.com/acme")]
    [InlineData("https://www.europages.co.uk/acme https://www.wlw.de/de/firma/acme https://clutch.co/profile/acme")]
    public void A_profile_in_a_network_is_no_key(string pages) => ExpectNoKey(pages);

    [Theory]
    [InlineData("https://www.etsy.com/shop/acme https://www.ebay.de/str/acme https://www.ebay.co.uk/usr/acme")]
    [InlineData("https://www.amazon.de/stores/acme https://amazon.com.br/acme")]
    [InlineData("https://acme.taobao.com https://shop1.1688.com")]
    [InlineData("https://acme.en.alibaba.com https://acme.tmall.com")]
    [InlineData("https://www.aliexpress.com/store/1 https://shopee.sg/acme")]
    [InlineData("https://allegro.pl/uzytkownik/acme https://www.olx.ua/acme https://listado.mercadolibre.com.ar/acme")]
    [InlineData("https://www.booking.com/hotel/de/acme https://www.airbnb.com/h/acme https://www.tripadvisor.fr/acme")]
    [InlineData("https://www.yelp.com/biz/acme https://de.trustpilot.com/review/acme.de https://acme.eatbu.com")]
    [InlineData("https://www.opentable.de/r/acme https://www.ubereats.com/store/acme https://www.doctolib.de/praxis/acme")]
    public void A_shop_a_hotel_or_a_table_in_a_marketplace_is_no_key(string pages) => ExpectNoKey(pages);

    [Theory]
    [InlineData("https://www.gelbeseiten.de/gsbiz/acme https://www.dasoertliche.de/acme https://www.herold.at/acme")]
    [InlineData("https://www.local.ch/de/d/acme https://www.yell.com/biz/acme https://www.yellowpages.com/acme")]
    [InlineData("https://www.yellowpages.com.au/acme https://www.pagesjaunes.fr/pros/1 https://www.paginegialle.it/acme")]
    [InlineData("https://www.paginasamarillas.es/acme https://www.goudengids.be/acme https://www.cylex.de/firma/acme")]
    [InlineData("https://maps.google.com/?q=acme https://www.google.com/maps/place/acme")]
    [InlineData("https://goo.gl/maps/acme https://g.page/acme")]
    [InlineData("https://maps.apple.com/?q=acme https://www.openstreetmap.org/node/1 https://2gis.ru/acme")]
    [InlineData("https://de.wikipedia.org/wiki/Acme https://acme.fandom.com https://www.wikidata.org/wiki/Q1")]
    public void An_entry_in_a_directory_or_on_a_map_is_no_key(string pages) => ExpectNoKey(pages);

    [Theory]
    [InlineData("https://sites.google.com/view/acme https://acme.wordpress.com https://www.acme.wordpress.com")]
    [InlineData("https://acme.webnode.page https://acme.webnode.cz")]
    [InlineData("https://acme.squarespace.com https://acme.wixsite.com/shop")]
    [InlineData("https://acme.godaddysites.com https://acme.hubspotpagebuilder.com")]
    [InlineData("https://acme.jimdosite.com https://acme.weebly.com")]
    [InlineData("https://acme.webflow.io https://acme.carrd.co")]
    [InlineData("https://acme.notion.site https://acme.tilda.ws https://acme.business.site")]
    [InlineData("https://acme.tumblr.com https://acme.substack.com https://medium.com/@acme https://acme.blogspot.de")]
    [InlineData("https://acme.livejournal.com https://ameblo.jp/acme https://acme.over-blog.com https://acme.ghost.io")]
    [InlineData("https://acme.myshopify.com https://acme.shopify.com https://acme.bigcartel.com https://acme.ecwid.com")]
    [InlineData("https://acme.stores.jp https://acme.cafe24.com https://acme.mitiendanube.com")]
    [InlineData("https://linktr.ee/acme https://beacons.ai/acme")]
    [InlineData("https://bio.link/acme https://taplink.cc/acme https://about.me/acme")]
    [InlineData("https://bit.ly/acme https://tinyurl.com/acme https://t.co/acme https://rb.gy/acme https://is.gd/acme")]
    public void A_page_made_with_a_builder_or_behind_a_short_link_is_no_key(string pages) => ExpectNoKey(pages);

    [Theory]
    [InlineData("https://acme.onmicrosoft.com https://acme.sharepoint.com/sites/x https://acme.my.salesforce.com")]
    [InlineData("https://acme.lightning.force.com https://acme.zendesk.com")]
    [InlineData("https://acme.freshdesk.com https://acme.atlassian.net")]
    [InlineData("https://acme.slack.com https://acme.okta.com https://acme.herokuapp.com https://acme.azurewebsites.net")]
    [InlineData("https://acme.netlify.app https://acme.vercel.app https://acme.odoo.com https://acme.service-now.com")]
    [InlineData("https://github.com/acme https://gist.github.com/acme https://gitlab.com/acme https://bitbucket.org/acme")]
    [InlineData("https://acme.typeform.com/to/1 https://forms.gle/acme")]
    [InlineData("https://www.surveymonkey.com/r/acme https://forms.office.com/r/1")]
    [InlineData("https://www.dropbox.com/s/acme https://we.tl/acme")]
    [InlineData("https://drive.google.com/file/d/1 https://1drv.ms/f/acme")]
    [InlineData("https://www.eventbrite.com/o/acme https://lu.ma/acme")]
    [InlineData("https://www.meetup.com/acme https://www.eventim.de/acme")]
    [InlineData("https://www.indeed.com/cmp/acme https://www.glassdoor.de/acme https://www.stepstone.de/cmp/acme")]
    [InlineData("https://acme.myworkdayjobs.com https://acme.recruitee.com")]
    [InlineData("https://jobs.lever.co/acme https://acme.jobs.personio.de")]
    [InlineData("https://www.kickstarter.com/profile/acme https://www.gofundme.com/f/acme https://www.startnext.com/acme")]
    [InlineData("https://t.me/acme https://wa.me/491701234567")]
    [InlineData("https://api.whatsapp.com/send?phone=49170 https://discord.gg/acme")]
    [InlineData("https://apps.apple.com/app/acme https://play.google.com/store/apps/details?id=acme")]
    public void A_tenant_a_form_a_file_or_a_chat_is_no_key(string pages) => ExpectNoKey(pages);

    [Theory]
    [InlineData("https://github.com", "github.com")]
    [InlineData("https://www.github.com/", "github.com")]
    [InlineData("github.com:443/?#", "github.com")]
    [InlineData("https://www.linkedin.com", "linkedin.com")]
    [InlineData("linktr.ee", "linktr.ee")]
    [InlineData("https://sites.google.com/", "google.com")]
    [InlineData("https://maps.google.com", "google.com")]
    [InlineData("https://www.google.de", "google.de")]
    [InlineData("my.salesforce.com", "salesforce.com")]
    public void Without_a_path_or_a_name_below_it_is_the_company_that_runs_the_host(string text, string domain) =>
        Assert.Equal(domain, Key(text));

    [Theory]
    [InlineData("https://cloud.google.com", "google.com")]
    [InlineData("https://cloud.google.com/products", "google.com")]
    [InlineData("https://aws.amazon.com/de/ec2", "amazon.com")]
    [InlineData("https://join.com/about", "join.com")]
    [InlineData("https://aws.amazon.com/", "amazon.com")]
    [InlineData("https://www.zendesk.com/about", "zendesk.com")]
    [InlineData("https://www.salesforce.com/company", "salesforce.com")]
    [InlineData("https://www.microsoft.com/en-us/about", "microsoft.com")]
    [InlineData("https://www.apple.com/jobs", "apple.com")]
    public void What_carries_nobody_elses_pages_stays_the_companys_own(string text, string domain) =>
        Assert.Equal(domain, Key(text));

    [Theory]
    [InlineData("https://acme.com/about", "acme.com")]
    [InlineData("https://shop.acme.com/?from=facebook.com", "acme.com")]
    [InlineData("https://acme.com/https://www.linkedin.com/company/acme", "acme.com")]
    [InlineData("https://linkedin.com.acme.com/company", "acme.com")]
    [InlineData("https://mylinkedin.com/company/acme", "mylinkedin.com")]
    [InlineData("https://googleacme.com/maps", "googleacme.com")]
    [InlineData("https://www.ck/acme", "www.ck")]
    public void A_page_on_the_customers_own_site_makes_its_key(string text, string domain) => Assert.Equal(domain, Key(text));

    [Theory]
    [InlineData("https://github.com/acme")]
    [InlineData("github.com?tab=acme")]
    [InlineData("https://twitter.com/#!/acme")]
    [InlineData(@"github.com\acme")]
    [InlineData(" GitHub.com/acme ")]
    [InlineData("https://github.com./acme")]
    [InlineData("https://g%69thub.com/acme")]
    public void What_says_whose_page_it_is_may_be_a_path_a_query_or_a_fragment(string text) => Assert.Null(Key(text));

    [Theory]
    [InlineData("https://pages.vendor.com/acme", null)]
    [InlineData("https://acme.pages.vendor.com", null)]
    [InlineData("https://pages.vendor.com", "vendor.com")]
    [InlineData("https://www.vendor.com/acme", "vendor.com")]
    [InlineData("https://www.linkedin.com/company/acme", null)]
    public void A_program_adds_hosts_of_its_own(string text, string? domain) =>
        Assert.Equal(domain, Key(text, SharedHosts.KnownAnd(["pages.vendor.com"])));

    [Theory]
    [InlineData("linkedin.com", true)]
    [InlineData("salesforce.com", true)]
    [InlineData("pinterest.de", true)]
    [InlineData("acme.com", false)]
    [InlineData("microsoft.com", true)]
    public void It_is_known_which_domains_have_such_hosts(string domain, bool has) =>
        Assert.Equal(has, SharedHosts.Known.AreAt(domain));

    private static void ExpectNoKey(string pages) => Assert.All(pages.Split(' '), it => Assert.Null(Key(it)));

    private static string? Key(string text, SharedHosts? shared = null)
    {
        Assert.True(Website.TryParse(text, out var website, out var fault), fault);
        return website.KeyBeside(shared ?? SharedHosts.Known)?.Value;
    }
}
