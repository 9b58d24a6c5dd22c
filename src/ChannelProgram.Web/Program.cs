using ChannelProgram.Application.Common;
using ChannelProgram.Infrastructure.PostgreSql;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddUseCases();
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddPostgreSql(builder.Configuration.GetConnectionString("Channel")
    ?? throw new InvalidOperationException("ConnectionStrings:Channel is not set."));

var app = builder.Build();
app.Run();

public partial class Program;
