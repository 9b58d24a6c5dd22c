namespace ChannelProgram.ClientGenerator;

internal static class RegistrationSource
{
    public static string Of(IReadOnlyList<ClientInterface> interfaces)
    {
        var source = new SourceText("Microsoft.Extensions.DependencyInjection", "Refit")
            .Line("public static class ClientRegistration")
            .Line("{")
            .Summary("Registers every interface of the client.", 1)
            .Parameter("services", "Where to.", 1)
            .Parameter("configure", "Each one's `HttpClient`: its address, its handlers, such as one that sends a token.", 1)
            .Line("public static IServiceCollection AddChannelProgramClient(", 1)
            .Line("this IServiceCollection services, Action<IHttpClientBuilder> configure)", 2)
            .Line("{", 1);
        foreach (var it in interfaces)
            source.Line($"configure(services.AddRefitGeneratedClient<{it.Name}>(ClientSettings.Create()));", 2);
        return source.Line("return services;", 2).Line("}", 1).Line("}").ToString();
    }
}
