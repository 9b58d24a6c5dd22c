namespace ChannelProgram.ClientGenerator.Tests;

public class ClientSourceTests
{
    private const string Document =
        """
        {
          "openapi": "3.1.0",
          "info": { "title": "Orders", "version": "1" },
          "paths": {
            "/orders/{id}": {
              "patch": {
                "tags": ["Vendor's orders"],
                "operationId": "updateOrder",
                "summary": "Change an order",
                "parameters": [
                  { "name": "id", "in": "path", "required": true, "schema": { "type": "string", "format": "uuid" } },
                  { "name": "If-Match", "in": "header", "required": true, "schema": { "type": "string" } },
                  { "name": "state", "in": "query", "schema": { "type": "array", "items": { "$ref": "#/components/schemas/State" } } },
                  { "name": "since", "in": "query", "schema": { "type": "string", "format": "date-time" } }
                ],
                "requestBody": {
                  "required": true,
                  "content": { "application/merge-patch+json": { "schema": { "$ref": "#/components/schemas/OrderUpdate" } } }
                },
                "responses": {
                  "200": {
                    "description": "Done.",
                    "headers": { "ETag": { "schema": { "type": "string" } } },
                    "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Order" } } }
                  },
                  "409": {
                    "description": "No.",
                    "content": {
                      "application/problem+json": {
                        "schema": { "type": "object" },
                        "examples": { "orderClosed": { "value": { "detail": "It is closed." } } }
                      }
                    }
                  }
                }
              }
            },
            "/orders/{id}/files": {
              "post": {
                "tags": ["Vendor's orders"],
                "operationId": "addFile",
                "requestBody": {
                  "required": true,
                  "content": {
                    "multipart/form-data": {
                      "schema": {
                        "type": "object",
                        "required": ["file"],
                        "properties": { "file": { "type": "string", "format": "binary", "description": "With its name." } }
                      }
                    }
                  }
                },
                "responses": { "204": { "description": "Done." } }
              },
              "get": {
                "tags": ["Vendor's orders"],
                "operationId": "getFile",
                "responses": {
                  "200": {
                    "description": "Found.",
                    "headers": { "ETag": { "schema": { "type": "string" } } },
                    "content": {
                      "image/png": { "schema": { "type": "string", "format": "binary" } },
                      "text/csv": { "schema": { "type": "string", "format": "binary" } }
                    }
                  }
                }
              }
            }
          },
          "components": {
            "schemas": {
              "State": { "type": "string", "enum": ["open", "inTransit"] },
              "Order": {
                "type": "object",
                "description": "An order, with `state` & more.",
                "required": ["id", "note", "state", "rate"],
                "properties": {
                  "id": { "type": "string", "format": "uuid" },
                  "note": { "type": ["null", "string"] },
                  "state": { "$ref": "#/components/schemas/State" },
                  "rate": { "type": "string", "format": "decimal" },
                  "due_on": { "type": "string", "format": "date" },
                  "previous": { "oneOf": [{ "type": "null" }, { "$ref": "#/components/schemas/State" }] }
                }
              },
              "OrderUpdate": {
                "type": "object",
                "properties": {
                  "note": { "type": ["null", "string"] },
                  "state": { "$ref": "#/components/schemas/State" }
                }
              }
            }
          }
        }
        """;

    private static readonly IReadOnlyDictionary<string, string> Files = ClientSource.Of(Contract.Parse(Document));

    [Theory]
    [InlineData("public required Guid Id { get; init; }")]
    [InlineData("public required string? Note { get; init; }")]
    [InlineData("public required State State { get; init; }")]
    [InlineData("JsonNumberHandling.WriteAsString)]\n    public required decimal Rate { get; init; }")]
    [InlineData("[JsonPropertyName(\"due_on\")]\n    public DateOnly? DueOn { get; init; }")]
    [InlineData("public State? Previous { get; init; }")]
    [InlineData("/// <summary>An order, with <c>state</c> &amp; more.</summary>")]
    public void A_record_has_what_the_schema_says(string expected) => Assert.Contains(expected, Files["Order.cs"]);

    [Theory]
    [InlineData("public Optional<string?> Note { get; init; }")]
    [InlineData("public Optional<State> State { get; init; }")]
    public void A_merge_patch_tells_null_from_absent(string expected) => Assert.Contains(expected, Files["OrderUpdate.cs"]);

    [Fact]
    public void An_enum_is_a_value_over_a_text()
    {
        Assert.Contains("public readonly record struct State(string Value) : IOpenEnum<State>", Files["State.cs"]);
        Assert.Contains("public static State InTransit { get; } = new(\"inTransit\");", Files["State.cs"]);
    }

    [Fact]
    public void An_operation_takes_what_is_required_first() => Assert.Contains(
        """
            [Patch("/orders/{id}")]
            Task<ApiResponse<Order>> UpdateOrder(
                Guid id,
                [Body] OrderUpdate body,
                [Header("If-Match")] string ifMatch,
                [Query(CollectionFormat.Csv)] IReadOnlyList<State>? state = null,
                [Query(Format = "O")] DateTimeOffset? since = null,
                CancellationToken cancellationToken = default);
        """, Files["IVendorOrdersApi.cs"]);

    [Fact]
    public void A_file_is_sent_as_a_part_of_a_form_and_read_as_a_stream()
    {
        Assert.Contains(
            """
                /// <param name="file">With its name.</param>
                [Multipart]
                [Post("/orders/{id}/files")]
                Task AddFile(
                    [AliasAs("file")] StreamPart file,
                    CancellationToken cancellationToken = default);
            """, Files["IVendorOrdersApi.cs"]);
        Assert.Contains(
            """
                [Get("/orders/{id}/files")]
                Task<ApiResponse<Stream>> GetFile(
                    CancellationToken cancellationToken = default);
            """, Files["IVendorOrdersApi.cs"]);
    }

    [Fact]
    public void A_form_of_something_else_is_refused() => Assert.Throws<NotSupportedException>(() => ClientSource.Of(
        Contract.Parse(Document.Replace("{ \"file\": {", "{ \"more\": {}, \"file\": {", StringComparison.Ordinal))));

    [Fact]
    public void Codes_of_problems_are_constants() =>
        Assert.Contains("public const string OrderClosed = \"orderClosed\";", Files["ProblemCodes.cs"]);

    [Fact]
    public void Every_interface_is_registered() =>
        Assert.Contains("AddRefitGeneratedClient<IVendorOrdersApi>(ClientSettings.Create())", Files["ClientRegistration.cs"]);

    [Fact]
    public void A_choice_of_several_schemas_is_refused() => Assert.Throws<NotSupportedException>(() => ClientSource.Of(
        Contract.Parse(Document.Replace("{ \"type\": \"null\" }, {", "{ \"type\": \"boolean\" }, {", StringComparison.Ordinal))));

    [Fact]
    public void What_is_no_document_is_refused() => Assert.Throws<FormatException>(() => Contract.Parse("{}"));
}
