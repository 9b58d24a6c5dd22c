using System.Net;
using System.Security.Cryptography.X509Certificates;
using ChannelProgram.Bench.Raw;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Npgsql;

// The limit that the product is compared with: Kestrel and Npgsql by hand, for the operations of the bench and no others.
// It works on the product's database, with its keys, tables and rows; what it does not know it answers 501.
static string Required(string name) =>
    Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException($"{name} is not set.");

var connectionString = new NpgsqlConnectionStringBuilder(Required("ConnectionStrings__Channel"))
{
    NoResetOnClose = true,
    Options = "-c lock_timeout=10s",
    MaxPoolSize = SessionPool.MaxSessions + 4, // some to look partners up with
};
await using var database = NpgsqlDataSource.Create(connectionString);

var builder = WebApplication.CreateEmptyBuilder(new());
builder.WebHost.UseKestrelCore().ConfigureKestrel(server =>
{
    server.AddServerHeader = false;
    server.Listen(IPEndPoint.Parse(Required("BENCH_RAW")));
});

// The product's own tickets and cursors: what they cost is the framework's, and the same for both.
using var certificate =
    X509CertificateLoader.LoadPkcs12FromFile(
        Required("DataProtection__Certificate"), Required("DataProtection__CertificatePassword"));
builder.Services.AddDataProtection().SetApplicationName("ChannelProgram").UnprotectKeysWithAnyCertificate(certificate)
    .DisableAutomaticKeyGeneration();
builder.Services.Configure<KeyManagementOptions>(options => options.XmlRepository = new StoredKeys(database));

using var receipts =
    ReceiptSigner.Read(Required("Receipts__SigningCertificate"), Required("Receipts__SigningCertificatePassword"));

var app = builder.Build();
var keys = app.Services.GetRequiredService<IDataProtectionProvider>();
var tickets = new AccessTickets(keys, TimeProvider.System);
app.Run(new RawDealEndpoints(tickets, keys, new SessionPool(database), await ProgramRules.Read(database), receipts).Answer);
await app.RunAsync();
