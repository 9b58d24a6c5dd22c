using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ChannelProgram.Infrastructure.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace ChannelProgram.Api.Tests.Identity;

public sealed class RequiredSettingsTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    [Fact]
    public void Development_needs_none() => Assert.Null(Fault("Development"));

    [Fact]
    public void Elsewhere_the_address_the_certificate_and_its_password_are_required()
    {
        Assert.Contains("PublicUrl is missing", Fault("Production"), StringComparison.Ordinal);
        Assert.Contains(
            "DataProtection:Certificate is missing", Fault("Production", "https://a.example"), StringComparison.Ordinal);
        Assert.Contains(
            "DataProtection:CertificatePassword is missing", Fault("Production", "https://a.example", _file),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.example")]
    [InlineData("/v1")]
    [InlineData("ftp://a.example")]
    [InlineData("https://me@a.example")]
    [InlineData("https://a.example?x")]
    [InlineData("https://a.example#x")]
    public void The_address_is_an_http_address(string url) =>
        Assert.Contains("not an http or https address", Fault("Development", url), StringComparison.Ordinal);

    [Fact]
    public void A_readable_certificate_with_its_private_key_will_do()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=keys", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        File.WriteAllBytes(_file, certificate.Export(X509ContentType.Pkcs12, "right"));

        Assert.Contains(
            "Tokens:SigningCertificate is missing", Fault("Production", "https://a.example", _file, "right"),
            StringComparison.Ordinal);
        Assert.Contains(
            "Tokens:SigningCertificatePassword is missing", Fault("Production", "https://a.example", _file, "right", _file),
            StringComparison.Ordinal);
        Assert.Null(Fault("Production", "https://a.example", _file, "right", _file, "right"));
        Assert.Contains("cannot be read", Fault("Production", "https://a.example", _file, "wrong"), StringComparison.Ordinal);
        Assert.Contains(
            "DataProtection:OtherCertificatePassword is missing",
            Fault("Production", "https://a.example", _file, "right", _file, "right", other: _file), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no such file")]
    [InlineData("/")]
    public void An_unreadable_file_is_reported_in_one_sentence(string path)
    {
        var fault = Fault("Production", "https://a.example", path, "secret")!;

        Assert.Contains("cannot be read", fault, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", fault, StringComparison.Ordinal);
    }

    public void Dispose() => File.Delete(_file);

    private static string? Fault(
        string environment, string? url = null, string? certificate = null, string? password = null, string? signing = null,
        string? signingPassword = null, string? other = null) =>
        RequiredSettings.Fault(
            new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
            {
                [RequiredSettings.PublicUrl] = url,
                [RequiredSettings.Certificate] = certificate,
                [RequiredSettings.CertificatePassword] = password,
                [RequiredSettings.OtherCertificate] = other,
                [RequiredSettings.SigningKey] = signing,
                [RequiredSettings.SigningKeyPassword] = signingPassword,
            }).Build(),
            new TestHostEnvironment { EnvironmentName = environment });

    private sealed class TestHostEnvironment : IHostEnvironment
    {
        public required string EnvironmentName { get; set; }
        public string ApplicationName { get; set; } = "";
        public string ContentRootPath { get; set; } = "";
        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
