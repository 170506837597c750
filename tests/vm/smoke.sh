#!/bin/bash
# SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0
# Does the machine of each kernel have what the other tests lean on? One line for each thing.
# usage: tests/vm/smoke.sh [KERNEL...]     (all kernels of tools/vm)
cd "$(dirname "$0")/../.." || exit

# --- inside ---

# ok WHAT COMMAND...: the command's output is shown when it fails.
ok() {
	local what=$1 output
	shift
	if output=$("$@" 2>&1); then
		echo "ok   $DROPCAUSE_VM: $what"
	else
		echo "FAIL $DROPCAUSE_VM: $what: $(tail -n 3 <<<"$output" | tr '\n' ' ')"
		failed=1
	fi
}

mounted() {
	findmnt -n -t "$1" "$2"
}

# modules: all of them, as a node may have them loaded.
modules() {
	modprobe -a veth bridge br_netfilter dummy vxlan ip_tables iptable_filter iptable_nat iptable_mangle iptable_raw \
		ip6_tables ip6table_filter nf_tables nft_compat nft_chain_nat nft_ct nft_reject_inet xt_conntrack xt_comment xt_mark \
		xt_set xt_addrtype xt_statistic xt_multiport xt_recent xt_owner xt_NFQUEUE xt_LOG ipt_REJECT ip6t_REJECT ip_set \
		ip_set_hash_ip ip_set_hash_net ip_set_hash_ipport ip_set_list_set ip_vs ip_vs_rr act_police act_mirred sch_ingress \
		sch_htb sch_netem sch_fq_codel cls_bpf cls_matchall nfnetlink_queue nf_conntrack_netlink
}

# pods: two namespaces, a veth pair each to the node, packets forwarded between them.
pods() {
	local i
	sysctl -qw net.ipv4.ip_forward=1
	for i in 1 2; do
		ip netns add "pod$i" && ip link add "veth$i" type veth peer name eth0 netns "pod$i" &&
			ip addr add "10.0.$i.1/24" dev "veth$i" && ip link set "veth$i" up &&
			ip -n "pod$i" addr add "10.0.$i.2/24" dev eth0 && ip -n "pod$i" link set eth0 up &&
			ip -n "pod$i" route add default via "10.0.$i.1" || return
	done
	reach
}

reach() {
	ip netns exec pod1 busybox ping -c 1 -W 5 10.0.2.2
}

# blocks ADD REMOVE: reach fails with the rule and works without it.
blocks() {
	$1 || return
	if ip netns exec pod1 busybox ping -c 1 -W 1 10.0.2.2; then
		echo "the rule had no effect"
		return 1
	fi
	$2 && reach
}

nft_add() {
	nft 'add table inet smoke; add chain inet smoke forward { type filter hook forward priority 0; }' &&
		nft add rule inet smoke forward ip daddr 10.0.2.2 drop
}

ipset_add() {
	ipset create smoke hash:ip && ipset add smoke 10.0.2.2 &&
		iptables-nft -A FORWARD -m set --match-set smoke dst -m comment --comment smoke -j DROP
}

# cni PLUGIN CONFIG: adds a pod and takes it away; the plugin's answer has an address.
cni() {
	local config='{"cniVersion":"0.4.0","name":"smoke","ipam":{"type":"host-local","subnet":"10.9.0.0/24","dataDir":"/run/cni"},'
	ip netns add "cni-$1" || return
	local -x CNI_CONTAINERID=smoke CNI_NETNS=/run/netns/cni-$1 CNI_IFNAME=eth0 CNI_PATH=/usr/lib/cni
	CNI_COMMAND=ADD "/usr/lib/cni/$1" <<<"$config\"type\":\"$1\"$2}" | grep 10.9.0. &&
		ip -n "cni-$1" addr show eth0 | grep 10.9.0. &&
		CNI_COMMAND=DEL "/usr/lib/cni/$1" <<<"$config\"type\":\"$1\"$2}"
}

kprobe() {
	echo 'p:smoke/receive ip_rcv' >/sys/kernel/tracing/kprobe_events &&
		echo 1 >/sys/kernel/tracing/events/smoke/receive/enable &&
		reach && grep -q ip_rcv /sys/kernel/tracing/trace
}

inside() {
	failed=0
	ok "root in the repository" test -w . -a "$(id -u)" = 0 -a -x tools/vm
	ok "tracefs" mounted tracefs /sys/kernel/tracing
	ok "debugfs" mounted debugfs /sys/kernel/debug
	ok "bpffs" mounted bpf /sys/fs/bpf
	ok "cgroup2" mounted cgroup2 /sys/fs/cgroup
	ok "BTF" bpftool btf dump file /sys/kernel/btf/vmlinux format c
	ok "BPF programs" bpftool prog list
	ok "modules" modules
	ok "pods" pods
	ok "kprobe" kprobe
	ok "iptables-legacy" blocks "iptables-legacy -A FORWARD -d 10.0.2.2 -j DROP" "iptables-legacy -F FORWARD"
	ok "iptables-nft" blocks "iptables-nft -A FORWARD -d 10.0.2.2 -j DROP" "iptables-nft -F FORWARD"
	ok "nft" blocks nft_add "nft delete table inet smoke"
	ok "ipset" blocks ipset_add "iptables-nft -F FORWARD"
	ok "cni ptp" cni ptp ',"ipMasq":true'
	ok "cni bridge" cni bridge ',"bridge":"cni0","isGateway":true'
	ok "python3" python3 -c 'import socket; socket.socket(socket.AF_PACKET, socket.SOCK_RAW)'
	ok "compiler" gcc -x c -o /tmp/smoke.o -c /dev/null
	ok "output directory" cp /proc/version /out/
	return $failed
}

# --- outside ---

# runner KERNEL: tools/vm tells the truth about how a command ended and what it wrote.
runner() {
	local out status
	out=$(tools/vm --timeout 120 "$1" sh -c 'echo one; echo two >/dev/stderr; sleep 1000 & exit 7' 2>/dev/null)
	status=$?
	[ "$status $out" = "7 one" ] || { echo "FAIL $1: exit status and output: '$status $out'"; return 1; }
	echo "ok   $1: exit status and output"
}

if [ -n "${DROPCAUSE_VM:-}" ]; then
	inside
	exit
fi
shared=$(mktemp -d)
trap 'rm -rf "$shared"' EXIT
# shellcheck disable=SC2046 # words
[ $# -gt 0 ] || set -- $(tools/vm list | cut -f 1)
status=0
for name; do
	runner "$name" || status=1
	rm -f "$shared/version"
	tools/vm --timeout 300 --out "$shared" "$name" tests/vm/smoke.sh || status=1
	test -s "$shared/version" || { echo "FAIL $name: /out"; status=1; }
done
exit $status
