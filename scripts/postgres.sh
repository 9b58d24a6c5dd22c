# shellcheck shell=bash
# Sourced after machine.sh by run and test: a private PostgreSQL cluster, reached by a Unix socket only.

require_postgres() {
  local defaults=/etc/postgresql-common/createcluster.d/channel-program.conf
  compgen -G '/usr/lib/postgresql/*/bin/postgres' >/dev/null && return
  # Debian's package would create and start a cluster of its own, which nobody here uses.
  as_root mkdir -p "${defaults%/*}"
  as_root tee "$defaults" >/dev/null <<<'create_main_cluster = false'
  install postgresql
  as_root rm -f "$defaults"
}

# start_postgres <folder> <server option>…: sets postgres (the process), postgres_bin and postgres_socket.
# Root hands the server to the folder's owner, who may be unable to reach the folder by its path (a checkout below
# /root): the server therefore gets it as an open file descriptor, and its socket in a folder of /tmp, whose path
# also is short enough for a socket.
start_postgres() {
  local folder=$1 log=${1%/*}/postgresql.log place version stale=0 identity=()
  shift
  unset "${!PG@}" # nothing may point PostgreSQL's tools or Npgsql elsewhere
  if [[ -d $folder ]]; then
    [[ $EUID == 0 || -O $folder ]] || fail "$folder belongs to $(stat -c %U "$folder"); choose another folder with DATA."
    version=$(<"$folder/PG_VERSION")
    postgres_bin=/usr/lib/postgresql/$version/bin
    [[ -x $postgres_bin/postgres ]] ||
      fail "$folder was made by PostgreSQL $version, which is not installed: apt-get install postgresql-$version"
    end_leftover "$folder"
  else
    postgres_bin=$(printf '%s\n' /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
    create_cluster "$folder" "$log"
  fi
  ((EUID != 0)) || identity=(--reuid "$(stat -c %u "$folder")" --regid "$(stat -c %g "$folder")" --clear-groups)
  postgres_socket=$(readlink "${folder%/*}/socket") && scratch+=("$postgres_socket") # left by a run that was killed
  postgres_socket=$(mktemp -d /tmp/channel-program.XXXXXX)
  scratch+=("$postgres_socket" "${folder%/*}/socket")
  ln -sfn "$postgres_socket" "${folder%/*}/socket"
  ((EUID != 0)) || chown --reference "$folder" "$postgres_socket"

  exec {place}<"$folder"
  begin INT "${identity[@]}" env -C / PG_GRANDPARENT_PID="$stale" "$postgres_bin/postgres" \
    -D "/proc/self/fd/$place" -c listen_addresses= -c unix_socket_directories="$postgres_socket" -c port=5432 \
    -c cluster_name=channel-program "$@" >>"$log" 2>&1
  # shellcheck disable=SC2154 # set by begin
  postgres=$begun
  exec {place}<&-
  until "$postgres_bin/pg_isready" -q -h "$postgres_socket" -U postgres; do
    kill -0 "$postgres" 2>/dev/null || fail "PostgreSQL did not start: $(tail -n 5 "$log")"
    sleep 0.1
  done
}

# Made beside its place and then moved there: a cluster that is only half made is never taken for one.
create_cluster() {
  local folder=$1 log=$2 place identity=()
  rm -rf "$folder.new"
  mkdir -m 700 "$folder.new"
  if ((EUID == 0)); then
    chown postgres: "$folder.new"
    identity=(--reuid postgres --regid postgres --clear-groups)
  fi
  exec {place}<"$folder.new"
  await "${identity[@]}" env -C / "$postgres_bin/initdb" -D "/proc/self/fd/$place" --username postgres --auth trust \
    --encoding UTF8 --locale C.UTF-8 --data-checksums >>"$log" 2>&1 ||
    fail "PostgreSQL could not create a cluster: $(tail -n 5 "$log")"
  exec {place}<&-
  mv "$folder.new" "$folder"
}

# Ends the server of a run that was killed. Its socket's folder, a name never used twice, tells it from a process that
# only has the same number now; the new server must take neither that one nor an unreaped zombie for a rival, which
# PostgreSQL grants to the number of its own starter's parent (stale).
end_leftover() {
  local entry=()
  [[ ! -f $1/postmaster.pid ]] || mapfile -t entry <"$1/postmaster.pid"
  ((${#entry[@]} >= 5)) || return 0
  while { tr '\0' '\n' <"/proc/${entry[0]}/cmdline"; } 2>/dev/null | grep -qxF "unix_socket_directories=${entry[4]}"; do
    kill -INT "${entry[0]}" 2>/dev/null || fail "Another user's PostgreSQL server works in $1."
    sleep 0.1
  done
  stale=${entry[0]}
}
