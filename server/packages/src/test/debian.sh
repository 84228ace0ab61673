# Minimal Debians in which packages are installed, each the root of its own, and an office that is asked
# over HTTP. For scripts that have set $here, $packages and $what; these set $work (a folder
# for it all), $root (the Debian that is meant) and $url (the office).
#
# Needs root, debootstrap, iproute2, curl, python3, and Debian's mirror the first time; its files are kept
# in CACHE_FOLDER (~/.cache/loket) for the next.
cache=${CACHE_FOLDER:-$HOME/.cache/loket}
base=$cache/bookworm.tar

say() { printf '%s\n' "$what: $*"; }
fail() { say "$*"; exit 1; }

# ---- a Debian ---------------------------------------------------------------------------------------

[ "$(id -u)" = 0 ] || fail "needs root: the packages are installed in a folder that is the root of its own"

# Java as this machine's apt knows it: fetched beforehand, installed with the package that asks for it.
make_base() {
  mirror() {
    apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Codename: bookworm' | head -n 1
  }
  [ -n "$(mirror)" ] || apt-get update -qq
  [ -n "$(mirror)" ] || fail "apt knows no mirror of Debian 12; apt-get update tells why"
  local root
  root=$(mktemp -d)
  mkdir -p "$cache"
  debootstrap --variant=minbase --include=systemd bookworm "$root" "$(mirror)" > "$cache/debootstrap.log" ||
    { tail -n 20 "$cache/debootstrap.log"; fail "debootstrap failed"; }
  chroot "$root" apt-get update -qq
  chroot "$root" apt-get install -qq --download-only openjdk-17-jre-headless libv4l-0 systemd-timesyncd \
    > /dev/null
  tar -C "$root" -cf "$base.new" . && mv "$base.new" "$base"
  rm -rf "$root"
}

# Goes on with the script that calls it where nobody else is: in namespaces of its own, beside fresh roots.
in_its_own() { # root... in the folder $work
  local begin=$SECONDS expected name
  [ -z "${IN_ITS_OWN:-}" ] || return 0
  [ -e "$base" ] || make_base
  rm -rf "$work"
  for name in "$@"; do
    mkdir -p "$work/$name"
    tar -C "$work/$name" -xf "$base"
    # It was packed in a folder of root's alone; where nobody else may go, no service starts.
    chmod 755 "$work/$name"
  done
  say "the Debian stands after $((SECONDS - begin)) s"
  # What is left belongs to whoever built, who has to be able to remove it.
  leave() {
    for name in "${roots[@]}"; do rm -rf "${work:?}/$name"; done
    chown -R --reference="$packages" "$work"
  }
  roots=("$@")
  trap leave EXIT
  # Whatever starts in there ends with it, and what is mounted goes.
  IN_ITS_OWN=1 unshare --mount --pid --fork --kill-child --net --mount-proc "$0" "$packages"
  expected=$(stat -c %U "$packages")
  leave
  [ -z "$(find "$work" ! -user "$expected" -print -quit)" ] || fail "$work is not $expected's"
  exit
}

# Makes a root what a computer is after its installation, with the packages at hand.
furnish() { # root
  local root=$1 name
  # A mount of its own, as a real root is: Java asks on which file system a file lies.
  mount --bind "$root" "$root"
  mount -t proc proc "$root/proc"
  mount -t devpts devpts "$root/dev/pts" -o newinstance,ptmxmode=0666
  mount -t tmpfs tmpfs "$root/run"
  mkdir -p "$root/run/systemd/system" "$root/packages"
  chroot "$root" dpkg-divert --quiet --rename --divert /usr/bin/systemctl.real --add /usr/bin/systemctl
  # Nobody cuts the power here.
  echo force-unsafe-io > "$root/etc/dpkg/dpkg.cfg.d/quick"
  install -m 0755 "$here/systemctl" "$root/usr/bin/systemctl"
  for name in server kiosk display screen demo; do
    cp "$packages"/loket-"$name"_*_all.deb "$root/packages/loket-$name.deb"
  done
}

# ---- the office -------------------------------------------------------------------------------------

ask() { curl -sS --fail-with-body -H 'Content-Type: application/json' "$@"; }
healthy() { curl -s -o /dev/null --fail "$url/healthz"; }
request_id() { printf '%s-clean-debian-%s' "$(date -u +%F)" "$RANDOM$RANDOM$RANDOM"; }

await_health() {
  until healthy; do
    [ -s "$root/run/loket-server.service.pid" ] ||
      { tail -n 20 "$root/var/log/loket-server.service"; fail "the server does not run"; }
    sleep 0.02
  done
}

# Prints the number that a visitor gets.
take_number() {
  ask -b "loket_device=$kiosk" -d "{\"requestId\":\"$(request_id)\",\"service\":\"REENTRY\"}" \
    "$url/api/v1/tickets" | python3 -c 'import json,sys; print(json.load(sys.stdin)["number"])'
}

expect() { # what wanted got
  [ "$2" = "$3" ] || fail "$1: wanted '$2', got '$3'"
}

new_code() { # kind [what of it]
  ask -b "$work/admin" -d "{\"kind\":\"$1\",\"name\":\"$1\"}" "$url/api/v1/enrolment-codes" |
    python3 -c 'import json,sys; print(json.load(sys.stdin)[sys.argv[1]])' "${2:-code}"
}

open_office() {
  local code
  code=$(grep -o 'setup code [^ ]*' "$root/var/log/loket-server.service" | tail -n 1 | cut -d' ' -f3)
  ask -o /dev/null -d "{\"code\":\"$code\",\"user\":\"admin\",\"name\":\"Admin\",\"password\":\"tiga kata aneh\"}" \
    "$url/api/v1/setup"
  ask -o /dev/null -c "$work/admin" -d '{"user":"admin","password":"tiga kata aneh"}' "$url/api/v1/session"
  # Open at all hours, so that it does not matter when this runs.
  ask -b "$work/admin" "$url/api/v1/catalogue" | python3 -c '
import json, sys
catalogue = json.load(sys.stdin)
catalogue = catalogue.get("catalogue", catalogue)
days = ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"]
catalogue["office"]["hours"] = [{"days": days, "from": "00:00", "to": "24:00"}]
catalogue["office"]["breaks"] = []
catalogue["office"]["holidays"] = []
print(json.dumps({"requestId": sys.argv[1], "catalogue": catalogue}))' "$(request_id)" > "$work/catalogue.json"
  ask -X PUT -b "$work/admin" -d "@$work/catalogue.json" "$url/api/v1/catalogue"
  kiosk=$(ask -d "{\"code\":\"$(new_code KIOSK)\"}" "$url/api/v1/enrol" |
    python3 -c 'import json,sys; print(json.load(sys.stdin)["token"])')
}

rights() { inside stat -c '%a %U:%G' "$1"; }
there() { [ -e "$root$1" ] || fail "$1 is not there"; }
gone() { [ ! -e "$root$1" ] || fail "$1 is still there"; }
since() { python3 -c 'import sys, time; print("%.1f s" % (time.time() - float(sys.argv[1])))' "$1"; }
