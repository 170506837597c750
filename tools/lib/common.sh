# SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0
# shellcheck shell=bash
# What the tools share: words on stderr and where things are kept between runs.

EX_USAGE=64
EX_TEMPFAIL=75 # what is needed is not to be had here and now; trying again may help

# Nothing that is fetched or built for a machine lives in the tree.
CACHE=${DROPCAUSE_CACHE:-${XDG_CACHE_HOME:-${HOME:-/root}/.cache}/dropcause}

say() {
	echo "${0##*/}: $*" >&2
}

# fail STATUS MESSAGE...
fail() {
	local status=$1
	shift
	say "$*"
	exit "$status"
}
