# SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0
# shellcheck shell=bash
# Which kernels do we run under, and where are they? Each is a directory of the cache that is there whole or not at all:
#
#	kernels/NAME-ARCH/vmlinuz               boots it
#	                  version               what uname -r says
#	                  lib/modules/VERSION   networking modules, depmod has run
#	                  initrd                busybox and what mounts the machine's file system (x86_64 only)
#
# Needs common.sh and archive.sh.

# name, Debian suites that have it. Not the cloud images: those have no 9p.
KERNELS="
5.10	bullseye-security bullseye
6.1	bookworm-security bookworm
6.12	trixie-security trixie
newest	trixie-backports sid
"
# Bump to have every cached kernel unpacked anew.
KERNEL_FORMAT=1

# What a virtual machine needs of the modules; the rest (graphics, sound, hardware) would be 5 times that.
KERNEL_KEEP="net lib crypto arch fs/9p fs/overlayfs fs/netfs fs/fscache fs/nls drivers/net drivers/virtio drivers/char
	drivers/block drivers/ptp"
KERNEL_DROP="drivers/net/ethernet drivers/net/wireless drivers/net/usb drivers/net/can drivers/net/phy"

kernel_names() {
	awk 'NF { print $1 }' <<<"$KERNELS"
}

# kernel_suites NAME: nothing when there is no such kernel.
kernel_suites() {
	awk -v name="$1" -F '\t' '$1 == name { print $2 }' <<<"$KERNELS"
}

kernel_dir() {
	echo "$CACHE/kernels/$1-$2"
}

# kernel_cached NAME ARCH
kernel_cached() {
	[ "$(cat "$(kernel_dir "$1" "$2")/format" 2>/dev/null)" = $KERNEL_FORMAT ]
}

# kernel_get NAME ARCH: makes sure that it is in the cache; asks the archive only when it is not. ARCH is Debian's word.
# Of several at once, one works and the others wait for it.
kernel_get() {
	local dir
	kernel_cached "$1" "$2" && return
	dir=$(kernel_dir "$1" "$2")
	mkdir -p "${dir%/*}" || fail $EX_TEMPFAIL "$1: cannot write ${dir%/*}"
	(
		flock 9
		kernel_cached "$1" "$2" && exit
		rm -rf "$dir" "$dir.part"
		mkdir "$dir.part" && kernel_fetch "$1" "$2" "$dir.part" && mv -T "$dir.part" "$dir"
	) 9>"$dir.lock" || fail $EX_TEMPFAIL "kernel $1 ($2) could not be had"
}

# kernel_fetch NAME ARCH DIR
kernel_fetch() {
	local suites packages
	suites=$(kernel_suites "$1")
	say "fetching kernel $1 ($2)"
	# shellcheck disable=SC2086 # words
	archive_open "$3/apt" "$2" $suites
	packages=$(archive_kernel_packages "linux-image-$2")
	# shellcheck disable=SC2086
	if [ -z "$packages" ] || ! archive_download "$3/deb" $packages; then
		say "kernel $1: $(archive_trouble)"
		return 1
	fi
	kernel_unpack "$2" "$3" || { say "kernel $1: unpacking failed"; return 1; }
	rm -rf "$3/apt" "$3/deb" "$3/root"
	echo $KERNEL_FORMAT >"$3/format"
}

# kernel_unpack ARCH DIR: from DIR/deb/*.deb to what the head of this file describes.
kernel_unpack() {
	local dir=$2 deb modules version image
	for deb in "$dir"/deb/*.deb; do
		dpkg-deb -x "$deb" "$dir/root" || return
	done
	modules=$(find "$dir"/root/lib/modules "$dir"/root/usr/lib/modules -mindepth 1 -maxdepth 1 -type d 2>/dev/null | head -n 1)
	version=${modules##*/}
	image=$(find "$dir/root/boot" "$modules" -name 'vmlinuz*' -type f 2>/dev/null | head -n 1)
	[ -n "$version" ] && [ -n "$image" ] || return
	mkdir -p "$dir/lib/modules/$version/kernel"
	mv "$image" "$dir/vmlinuz"
	echo "$version" >"$dir/version"
	mv "$modules"/modules.* "$dir/lib/modules/$version/"
	kernel_keep_modules "$modules/kernel" "$dir/lib/modules/$version/kernel"
	depmod -b "$dir" "$version" && { [ "$1" != amd64 ] || kernel_initrd "$dir" "$version"; }
}

# kernel_keep_modules FROM TO: those that KERNEL_KEEP names, uncompressed: unpacking under emulation is slow.
kernel_keep_modules() {
	local part
	for part in $KERNEL_DROP; do
		rm -rf "${1:?}/$part"
	done
	for part in $KERNEL_KEEP; do
		[ -e "$1/$part" ] || continue
		mkdir -p "$2/$(dirname "$part")"
		mv "$1/$part" "$2/$part"
	done
	find "$2" -name '*.ko.xz' -exec xz -d {} +
	find "$2" -name '*.ko.zst' -exec zstd -dq --rm {} +
}

# kernel_initrd DIR VERSION: busybox and the modules that mount the machine's file system, numbered in loading order. The
# init program is not in it: vm adds that at each run, as a second archive.
kernel_initrd() {
	local tree=$1/initrd.d module number=10
	mkdir -p "$tree"/{bin,modules,proc,sys,dev}
	cp "$(command -v busybox)" "$tree/bin/busybox"
	while read -r module; do
		cp "$module" "$tree/modules/$number-${module##*/}"
		number=$((number + 1))
	done < <(modprobe -d "$1" -S "$2" -a --show-depends virtio_pci virtio_console 9pnet_virtio 9p overlay |
		awk '$1 == "insmod" && !seen[$2]++ { print $2 }')
	[ $number -gt 10 ] && (cd "$tree" && find . | sort | cpio -o -H newc --quiet) >"$1/initrd" && rm -rf "$tree"
}
