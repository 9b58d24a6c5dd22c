using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Web;
using ChannelProgram.Api.Tests;
using ChannelProgram.Api.Tests.Contract;
using ChannelProgram.Infrastructure.Demo;
using Refit;

namespace ChannelProgram.Client.Tests;

/// <summary>Calls every operation of the client with the example of the contract, against the running product.</summary>
public partial class EveryOperationTests(SandboxHost host) : IClassFixture<SandboxHost>
{
    private const string Client = "demo-gold";

    private static readonly IReadOnlyList<(Type Api, MethodInfo Method)> Operations =
    [
        .. typeof(ClientRegistration).Assembly.GetExportedTypes()
            .Where(it => it.IsInterface && it.Name.EndsWith("Api", StringComparison.Ordinal))
            .SelectMany(api => api.GetMethods().Select(it => (api, it))),
    ];

    [Fact]
    public async Task The_client_has_every_operation_of_the_contract() => Assert.Equal(
        (await DocumentedOperation.All(host)).Select(it => it.Name).Order(StringComparer.OrdinalIgnoreCase),
        Operations.Select(it => it.Method.Name).Order(StringComparer.OrdinalIgnoreCase), StringComparer.OrdinalIgnoreCase);

    [Fact]
    public async Task Every_operation_works_and_no_member_of_its_answer_is_lost()
    {
        var faults = new List<string>();
        var token = await host.As(Client).AccessToken();
        foreach (var (api, method) in Operations)
        {
            var operation = (await DocumentedOperation.All(host)).Single(it =>
                it.Name.Equals(method.Name, StringComparison.OrdinalIgnoreCase));
            await using var setup = await OperationSetup.Of(host, operation);
            using var client = new TestClient(host.Address, setup.Caller.AccessToken);
            var body = operation.Example(setup.Named) is { } content ? await content.ReadAsStringAsync() : "{}";

            object?[] arguments =
            [
                .. method.GetParameters().Select(it => it.ParameterType == typeof(StreamPart)
                    ? new StreamPart(new MemoryStream(operation.ExampleFile!.Value.Content), operation.ExampleFile.Value.Name)
                    : Argument(it, method, setup.Path, body, token!)),
            ];
            var answer = await ResultOf(method, (Task)method.Invoke(client.Of(api), arguments)!);
            if (answer is null) continue;
            if (answer is IApiResponse { IsSuccessful: false } refused)
            {
                faults.Add($"{method.Name}: {refused.StatusCode} {client.LastAnswer}");
                continue;
            }

            var value = answer is IApiResponse
                ? answer.GetType().GetProperty(nameof(ApiResponse<>.Content))!.GetValue(answer)
                : answer;
            if (value is Stream file)
            {
                using var reader = new StreamReader(file);
                if (await reader.ReadToEndAsync() != client.LastAnswer) faults.Add($"{method.Name}: another file");
                continue;
            }

            var read = JsonSerializer.Serialize(value, ClientSettings.Json);
            if (!JsonNode.DeepEquals(Plain(client.LastAnswer), Plain(read)))
                faults.Add($"{method.Name}: {client.LastAnswer}\nis read as\n{read}");
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    /// <returns>Null: the answer tells nothing.</returns>
    private static async Task<object?> ResultOf(MethodInfo method, Task request)
    {
        await request;
        return method.ReturnType == typeof(Task)
            ? null
            : request.GetType().GetProperty(nameof(Task<>.Result))!.GetValue(request)!;
    }

    private static object? Argument(ParameterInfo parameter, MethodInfo method, string path, string body, string token)
    {
        if (parameter.ParameterType == typeof(TokenRequest))
            return new TokenRequest
            {
                GrantType = "client_credentials",
                ClientId = Client,
                ClientSecret = DemoSeed.SecretOf(Client),
            };
        if (parameter.ParameterType == typeof(IntrospectionRequest))
            return new IntrospectionRequest { Token = token, ClientId = Client, ClientSecret = DemoSeed.SecretOf(Client) };
        if (parameter.ParameterType == typeof(RevocationRequest))
            return new RevocationRequest { Token = "unknown", ClientId = Client, ClientSecret = DemoSeed.SecretOf(Client) };
        if (parameter.GetCustomAttribute<BodyAttribute>() is not null)
            return JsonSerializer.Deserialize(body, parameter.ParameterType, ClientSettings.Json);
        if (parameter.ParameterType == typeof(CancellationToken)) return CancellationToken.None;
        if (parameter.HasDefaultValue) return InQuery(parameter, path);
        if (parameter.GetCustomAttribute<HeaderAttribute>() is not null) return "*";

        var route = method.GetCustomAttribute<HttpMethodAttribute>()!.Path.Split('/');
        var value = path.Split('?')[0].Split('/')[Array.IndexOf(route, $"{{{parameter.Name}}}")];
        return parameter.ParameterType == typeof(Guid) ? Guid.Parse(value) : value;
    }

    /// <summary>What the setup asks for by its query; null: nothing.</summary>
    private static object? InQuery(ParameterInfo parameter, string path) =>
        HttpUtility.ParseQueryString(path.Contains('?', StringComparison.Ordinal) ? path.Split('?')[1] : "")[parameter.Name]
            is not { } text ? null
        : parameter.ParameterType == typeof(Guid?) ? Guid.Parse(text)
        : parameter.ParameterType == typeof(string) ? text
        : null;

    /// <summary>Without null, which the client does not write, and with instants in one spelling.</summary>
    private static JsonNode Plain(string json)
    {
        var node = JsonNode.Parse(Instant().Replace(json, "${time}${fraction}Z\""))!;
        RemoveNull(node);
        return node;
    }

    private static void RemoveNull(JsonNode? node)
    {
        if (node is JsonArray items) foreach (var item in items) RemoveNull(item);
        if (node is not JsonObject members) return;
        foreach (var (name, member) in members.ToList())
        {
            if (member is null) members.Remove(name);
            else RemoveNull(member);
        }
    }

    [GeneratedRegex(@"(?<time>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?<fraction>\.\d*[1-9])?(\.?0*)(Z|\+00:00|\\u002B00:00)""")]
    private static partial Regex Instant();
}
