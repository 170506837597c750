# SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0
# shellcheck shell=bash
# How do we get a package of another Debian suite? By a private apt beside the machine's own: the same archive (its
# address comes from the machine's own sources, one-line or deb822, as apt itself reads them), the same proxies,
# signatures checked with the archive keyring, but other suites and another architecture. The machine's own lists and
# packages are never touched. Needs common.sh.

ARCHIVE_KEYRING=/usr/share/keyrings/debian-archive-keyring.gpg

# archive_uri main|security: the address of that part of the archive, as the machine's own sources have it.
archive_uri() {
	# shellcheck disable=SC2016 # the $() are apt's
	apt-get indextargets --no-release-info --format '$(RELEASE) $(COMPONENT) $(REPO_URI)' \
		'Created-By: Packages' 2>/dev/null |
		awk -v want="$1" -v codename="$(. /etc/os-release && echo "${VERSION_CODENAME:-stable}")" '
			{ part = $1 ~ /(-security$|\/updates$)/ ? "security" : $1 == codename || $1 == "stable" ? "main" : "" }
			part == want && $2 == "main" && !n++ { print $3 }'
}

# archive_sources SUITE...: one source line for each.
archive_sources() {
	local suite part uri
	for suite; do
		part=main
		case $suite in *-security) part=security ;; esac
		uri=$(archive_uri $part)
		[ -z "$uri" ] || echo "deb [signed-by=$ARCHIVE_KEYRING] $uri $suite main"
	done
}

# archive_open DIR ARCH SUITE...: a private apt in DIR that knows these suites; fetches their lists. A suite that cannot
# be had is not an error yet: the others may have what is wanted.
archive_open() {
	local dir=$1 arch=$2
	shift 2
	ARCHIVE_LOG=$dir/log
	mkdir -p "$dir"/lists/partial "$dir"/cache/archives/partial "$dir"/none
	: >"$dir/status"
	: >"$ARCHIVE_LOG"
	archive_sources "$@" >"$dir/sources.list"
	# One priority for all: the highest version wins, also out of a backports suite.
	printf 'Package: *\nPin: release n=*\nPin-Priority: 500\n' >"$dir/preferences"
	ARCHIVE_OPTIONS=(-q -o Dir::State="$dir" -o Dir::State::lists="$dir/lists" -o Dir::State::status="$dir/status"
		-o Dir::Cache="$dir/cache" -o Dir::Etc::sourcelist="$dir/sources.list" -o Dir::Etc::sourceparts="$dir/none"
		-o Dir::Etc::preferences="$dir/preferences" -o Dir::Etc::preferencesparts="$dir/none"
		-o APT::Architecture="$arch" -o APT::Architectures="$arch" -o APT::Sandbox::User=root
		-o Acquire::Languages=none -o Acquire::Retries=3)
	apt-get "${ARCHIVE_OPTIONS[@]}" update >>"$ARCHIVE_LOG" 2>&1
}

# archive_trouble: why the archive did not give something, in a few words.
archive_trouble() {
	if [ ! -r "$ARCHIVE_KEYRING" ]; then
		echo "$ARCHIVE_KEYRING is missing (package debian-archive-keyring)"
	elif [ -z "$(archive_uri main)" ]; then
		echo "this machine's apt sources name no Debian archive"
	else
		grep -m1 '^[EW]:' "$ARCHIVE_LOG" || echo "the archive does not have it"
	fi
}

# archive_kernel_packages META: the packages that the image behind META consists of (since 7.x it is split), one a line.
archive_kernel_packages() {
	apt-cache "${ARCHIVE_OPTIONS[@]}" depends --recurse --important "$1" 2>>"$ARCHIVE_LOG" |
		grep -E '^linux-(image|binary|modules|base)-[0-9]' | sort -u
}

# archive_download DIR PACKAGE...: the .deb files of these packages into DIR, signatures and sums checked by apt.
archive_download() {
	local dir=$1
	shift
	mkdir -p "$dir"
	(cd "$dir" && apt-get "${ARCHIVE_OPTIONS[@]}" download "$@") >>"$ARCHIVE_LOG" 2>&1
}
