# SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0
# `make help` lists the targets; V=1 shows the commands.
CLANG ?= clang
BPFTOOL ?= bpftool
PKG_CONFIG ?= pkg-config
BUILD ?= build
V ?= 0
ifeq ($(V),1)
Q :=
say := @:
else
Q := @
say := @printf '  %-8s %s\n'
endif

ARCH := $(shell uname -m | sed 's/aarch64/arm64/')
BPF_ARCH := $(if $(filter arm64,$(ARCH)),arm64,x86)
LIBS := libbpf libelf zlib libpcap libmnl jansson libcap-ng libseccomp
VERSION := $(shell git describe --tags --always --dirty 2>/dev/null || echo unknown)

WARN := -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wpointer-arith -Wformat=2 -Wvla -Wundef
WERROR := $(if $(CI),-Werror)
HARDEN := -fPIE -fstack-protector-strong -D_FORTIFY_SOURCE=2 -fno-strict-aliasing
CFLAGS ?= -O2 -g
ALL_CFLAGS = -std=gnu11 $(WARN) $(WERROR) $(HARDEN) -D_GNU_SOURCE -DDROPCAUSE_VERSION='"$(VERSION)"' \
	-I. -Iuser -I$(BUILD) $(shell $(PKG_CONFIG) --cflags $(LIBS) 2>/dev/null) $(CFLAGS)
ALL_LDFLAGS = -pie -Wl,-z,relro,-z,now $(LDFLAGS)
LDLIBS = $(shell $(PKG_CONFIG) --libs $(LIBS) 2>/dev/null)

BPF_SRC := $(wildcard bpf/*.bpf.c)
BPF_OBJ := $(BPF_SRC:bpf/%.bpf.c=$(BUILD)/bpf/%.bpf.o)
BPF_CFLAGS = -O2 -g -Wall -Werror -Wno-missing-declarations -target bpf -mcpu=v2 -D__TARGET_ARCH_$(BPF_ARCH) -I. -Ivmlinux/$(ARCH)

MODULES := util model host kernel decode who ruleset flow cause check sink cmd
SRC := $(wildcard user/*.c) $(foreach m,$(MODULES),$(wildcard user/$(m)/*.c))
OBJ := $(SRC:user/%.c=$(BUILD)/user/%.o)
ARCHIVES := $(foreach m,$(MODULES),$(BUILD)/lib$(m).a)

.PHONY: all help clean
all: dropcause ## build ./dropcause (default)

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# --- kernel side: one skeleton out of all objects ---
$(BUILD)/bpf/%.bpf.o: bpf/%.bpf.c $(wildcard bpf/*.h) vmlinux/$(ARCH)/vmlinux.h
	@mkdir -p $(@D)
	$(say) BPF $<
	$(Q)$(CLANG) $(BPF_CFLAGS) -c $< -o $@

$(BUILD)/dropcause.bpf.o: $(BPF_OBJ)
	$(say) LINK $@
	$(Q)$(BPFTOOL) gen object $@ $^

$(BUILD)/dropcause.skel.h: $(BUILD)/dropcause.bpf.o
	$(say) SKEL $@
	$(Q)$(BPFTOOL) gen skeleton $< name dropcause_bpf > $@.tmp && mv $@.tmp $@

# --- user side ---
$(BUILD)/user/%.o: user/%.c
	@mkdir -p $(@D)
	$(say) CC $<
	$(Q)$(CC) $(ALL_CFLAGS) -MMD -MP -c $< -o $@

$(filter $(BUILD)/user/kernel/%,$(OBJ)): $(BUILD)/dropcause.skel.h

define archive_rule
$(BUILD)/lib$(1).a: $(patsubst user/%.c,$(BUILD)/user/%.o,$(wildcard user/$(1)/*.c))
	@rm -f $$@
	$$(say) AR $$@
	$$(Q)$$(AR) rcs $$@ $$^
endef
$(foreach m,$(MODULES),$(eval $(call archive_rule,$(m))))

dropcause: $(OBJ)
	$(say) LINK $@
	$(Q)$(CC) $(ALL_LDFLAGS) -o $@ $^ $(LDLIBS)

clean: ## remove what was built
	$(Q)rm -rf $(BUILD) dropcause

include tests/tests.mk

-include $(OBJ:.o=.d)
