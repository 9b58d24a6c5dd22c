using System.Buffers;
using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace ChannelProgram.Web.Observability;

/// <summary>
/// Writes a log line as one JSON object. Of scopes it shows only <see cref="RequestLogContext"/>, because the framework's scopes
/// hold paths. Of an exception it shows only types, codes and places, because messages quote what was sent.
/// </summary>
internal sealed class JsonLogFormatter() : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "line";

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var bytes = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(bytes, Plain))
        {
            json.WriteStartObject();
            json.WriteString("at", TimeProvider.System.GetUtcNow().UtcDateTime);
            json.WriteString("level", Level(logEntry.LogLevel));
            json.WriteString("category", logEntry.Category);
            json.WriteString("message", logEntry.Formatter(logEntry.State, null));
            scopeProvider?.ForEachScope(
                (scope, writer) =>
                {
                    if (scope is RequestLogContext logContext) Members(writer, logContext);
                },
                json);
            // Members from other libraries may hold anything; ours are chosen.
            if (logEntry.Category.StartsWith("ChannelProgram.", StringComparison.Ordinal)
                && logEntry.State is IEnumerable<KeyValuePair<string, object?>> state) Members(json, state);
            if (logEntry.Exception is { } failure)
            {
                json.WritePropertyName("failure");
                Failure(json, failure);
            }

            json.WriteEndObject();
        }

        textWriter.WriteLine(Encoding.UTF8.GetString(bytes.WrittenSpan));
    }

    private static void Members(Utf8JsonWriter json, IEnumerable<KeyValuePair<string, object?>> members)
    {
        foreach (var (name, value) in members)
        {
            if (value is null or "" || name is "{OriginalFormat}") continue;

            json.WritePropertyName(JsonNamingPolicy.CamelCase.ConvertName(name));
            switch (value)
            {
                case int number: json.WriteNumberValue(number); break;
                case double number: json.WriteNumberValue(number); break;
                default: json.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture)); break;
            }
        }
    }

    private static void Failure(Utf8JsonWriter json, Exception failure)
    {
        json.WriteStartObject();
        json.WriteString("type", failure.GetType().FullName);
        if (failure is DbException { SqlState: { } state }) json.WriteString("sqlState", state);
        if (failure is SocketException socket) json.WriteString("socket", socket.SocketErrorCode.ToString());
        json.WriteStartArray("at");
        foreach (var frame in new StackTrace(failure, fNeedFileInfo: false).GetFrames())
            if (frame.GetMethod() is { } method) json.WriteStringValue($"{method.DeclaringType?.FullName}.{method.Name}");
        json.WriteEndArray();
        if (failure.InnerException is { } inner)
        {
            json.WritePropertyName("because");
            Failure(json, inner);
        }

        json.WriteEndObject();
    }

    private static string Level(LogLevel level) => level switch
    {
        LogLevel.Trace => "trace",
        LogLevel.Debug => "debug",
        LogLevel.Information => "information",
        LogLevel.Warning => "warning",
        LogLevel.Error => "error",
        LogLevel.Critical => "critical",
        LogLevel.None => "none",
    };
}
