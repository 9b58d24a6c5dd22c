# shellcheck shell=bash
# Sourced by run, test and .ci/run: what this machine must have, and processes that never outlive their script.

# A shell that another script starts in the background ignores Ctrl-C for good, and so does all that it starts.
[[ -z $(trap -p INT) ]] || exec env --default-signal=INT,QUIT bash "$0" "$@"

export LC_ALL=C.UTF-8 DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false
# No build node and no compiler server may stay behind.
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0 UseSharedCompilation=false

running=() # "process signal" of what end_all has to end, oldest first
scratch=() # folders that end_all removes

say() { printf '%s\n' "$*" >&2; }

fail() {
  say "$*"
  exit 1
}

# begin <signal that ends it> [setpriv option]… <command>…
# In a session of its own, so that Ctrl-C reaches this script alone, which then ends things in order;
# if this script is killed, the kernel sends the signal.
begin() {
  local signal=$1
  shift
  setsid setpriv --pdeathsig "$signal" "$@" 9>&- &
  begun=$!
  running+=("$begun $signal")
}

# await <command>…: like calling it, but a signal to this script does not have to wait for its end.
await() {
  local code=0
  begin TERM "$@"
  wait "$begun" || code=$?
  unset 'running[-1]'
  return "$code"
}

end() {
  local process=$1 signal=$2 tries=300
  kill "-$signal" -- "-$process" 2>/dev/null || kill "-$signal" "$process" 2>/dev/null || return 0
  while kill -0 "$process" 2>/dev/null && ((tries-- > 0)); do sleep 0.1; done
  kill -KILL -- "-$process" 2>/dev/null || true
}

end_all() {
  local code=$? index process signal
  trap '' INT TERM HUP
  for ((index = ${#running[@]} - 1; index >= 0; index--)); do
    read -r process signal <<<"${running[index]}"
    end "$process" "$signal"
  done
  ((${#scratch[@]} == 0)) || rm -rf -- "${scratch[@]}"
  exit "$code"
}

trap end_all EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

as_root() {
  if ((EUID == 0)); then
    "$@"
  elif sudo true; then
    sudo "$@"
  else
    fail "Packages are missing, and installing them needs root or sudo: apt-get install postgresql"
  fi
}

# In the foreground, because a package installation must not be cut in two; a signal is obeyed right after it.
install() {
  command -v apt-get >/dev/null || fail "This machine has no apt-get to install $* with."
  say "Installing $* …"
  # A broken source of other packages is no reason to stop: the installation itself decides.
  as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq </dev/null >&2 || true
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=300 "$@" </dev/null >&2 || fail "apt-get could not install $*."
}

require_dotnet() {
  command -v dotnet >/dev/null || fail "The .NET 10 SDK is missing: https://dotnet.microsoft.com/download"
  [[ ${DOTNET_SYSTEM_GLOBALIZATION_INVARIANT-} =~ ^(1|true)$ ]] && return
  [[ $(PATH=$PATH:/sbin ldconfig -p) == *libicuuc.so* ]] || install '^libicu[0-9]+$'
}
