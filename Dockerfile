# docker build --build-arg SDK_IMAGE=… --build-arg RUNTIME_IMAGE=… .
# SDK_IMAGE and RUNTIME_IMAGE name Microsoft's images of the .NET 10 SDK and of ASP.NET Core 10 in the registry you
# pull from: the full ones, which have ICU and time zones; an image without them would read international names of
# websites otherwise than every other node.
ARG SDK_IMAGE
ARG RUNTIME_IMAGE

FROM ${SDK_IMAGE} AS build
WORKDIR /source
COPY . .
RUN dotnet publish src/ChannelProgram.Web -c Release -o /app -nologo

# The container needs the settings that docs/operations.md names. "docker run <image> migrate" migrates the database and ends.
FROM ${RUNTIME_IMAGE}
WORKDIR /app
COPY --from=build /app .
# The diagnostics socket is the one file that the runtime would write: without it the file system may be read-only.
ENV ASPNETCORE_HTTP_PORTS=8080 DOTNET_EnableDiagnostics=0
EXPOSE 8080
USER $APP_UID
ENTRYPOINT ["dotnet", "ChannelProgram.Web.dll"]
