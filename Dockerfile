# The container needs ConnectionStrings__Channel. "docker run <image> migrate" migrates the database and ends.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
RUN dotnet publish src/ChannelProgram.Web -c Release -o /app -nologo

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app .
# The diagnostics socket is the one file that the runtime would write: without it the file system may be read-only.
ENV ASPNETCORE_HTTP_PORTS=8080 DOTNET_EnableDiagnostics=0
EXPOSE 8080
USER $APP_UID
ENTRYPOINT ["dotnet", "ChannelProgram.Web.dll"]
