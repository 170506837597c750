# SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0
# Unit tests: tests/unit/MODULE_what.c, cmocka, linked with the modules that MODULE may include, under ASan and UBSan.
SAN_BUILD := $(BUILD)/san
SAN_FLAGS := -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
DEPS_util := util
DEPS_model := model util
DEPS_host := host util
DEPS_decode := decode model util
DEPS_who := who host model util
DEPS_ruleset := ruleset host model util
DEPS_flow := flow model util
DEPS_cause := cause flow model util
DEPS_check := check ruleset who host model util
DEPS_sink := sink model util
DEPS_cmd := $(MODULES)
DEPS_main := $(MODULES)
# user/*.c has no module of its own: everything but main() itself, for tests named main_* and cmd_*
EXTRA_cmd := $(filter-out user/main.c,$(wildcard user/*.c))
EXTRA_main := $(EXTRA_cmd)

UNIT_SRC := $(wildcard tests/unit/*_*.c)
UNIT_BIN := $(UNIT_SRC:tests/unit/%.c=$(SAN_BUILD)/unit/%)

$(SAN_BUILD)/user/%.o: user/%.c
	@mkdir -p $(@D)
	$(say) CC-SAN $<
	$(Q)$(CC) $(filter-out -O2 -D_FORTIFY_SOURCE=2,$(ALL_CFLAGS)) -O1 $(SAN_FLAGS) -MMD -MP -c $< -o $@
$(patsubst user/%.c,$(SAN_BUILD)/user/%.o,$(wildcard user/kernel/*.c)): $(BUILD)/dropcause.skel.h

define unit_rule
$(SAN_BUILD)/unit/$(1): tests/unit/$(1).c $(patsubst user/%.c,$(SAN_BUILD)/user/%.o,$(EXTRA_$(firstword $(subst _, ,$(1)))) $(foreach m,$(DEPS_$(firstword $(subst _, ,$(1)))),$(wildcard user/$(m)/*.c)))
	@mkdir -p $$(@D)
	$$(say) TEST $$<
	$$(Q)$$(CC) $$(filter-out -O2 -D_FORTIFY_SOURCE=2,$$(ALL_CFLAGS)) -O1 $$(SAN_FLAGS) -Itests -o $$@ $$^ -lcmocka $$(LDLIBS)
endef
$(foreach t,$(UNIT_SRC:tests/unit/%.c=%),$(eval $(call unit_rule,$(t))))

# Fuzz targets: tests/fuzz/fuzz_*.c; the line "links: MODULE..." on top says what each needs.
FUZZ_BUILD := $(BUILD)/fuzz
FUZZ_SRC := $(wildcard tests/fuzz/fuzz_*.c)
FUZZ_BIN := $(FUZZ_SRC:tests/fuzz/%.c=$(FUZZ_BUILD)/%)
FUZZ_FLAGS := -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
# gcc's warnings that clang does not know, and the optimisation that the sanitizers do not want
CLANG_CFLAGS = $(filter-out -O2 -D_FORTIFY_SOURCE=2,$(ALL_CFLAGS)) -O1

$(FUZZ_BUILD)/user/%.o: user/%.c
	@mkdir -p $(@D)
	$(say) CC-FUZZ $<
	$(Q)$(CLANG) $(CLANG_CFLAGS) $(FUZZ_FLAGS) -MMD -MP -c $< -o $@

define fuzz_rule
$(FUZZ_BUILD)/$(1): tests/fuzz/$(1).c $(foreach m,$(shell sed -n 's,.*links: *\([a-z ]*\).*,\1,p' tests/fuzz/$(1).c | head -n 1),$(patsubst user/%.c,$(FUZZ_BUILD)/user/%.o,$(wildcard user/$(m)/*.c)))
	@mkdir -p $$(@D)
	$$(say) FUZZ $$<
	$$(Q)$$(CLANG) $$(CLANG_CFLAGS) -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=all -Itests -o $$@ $$(filter %.c %.o,$$^) $$(LDLIBS)
endef
$(foreach t,$(FUZZ_SRC:tests/fuzz/%.c=%),$(eval $(call fuzz_rule,$(t))))

.PHONY: unit build-unit print-unit build-fuzz print-fuzz lint check demo bench deps
deps: ## install what is missing
	$(Q)tools/deps all

unit: $(UNIT_BIN) ## unit tests, no root, ASan and UBSan
	$(Q)for t in $^; do echo "unit $${t##*/}"; $$t || exit 1; done

build-unit: $(UNIT_BIN)
print-unit:
	@echo $(UNIT_BIN)
build-fuzz: $(FUZZ_BIN)
print-fuzz:
	@echo $(FUZZ_BIN)

# It does not know __attribute__((cleanup)), so leaks are ASan's to find; nor uthash's and libbpf's macros.
CPPCHECK_QUIET := $(addprefix --suppress=,missingInclude missingIncludeSystem memleak resourceLeak uninitvar unknownMacro)
LINT_C := $(shell git ls-files 'user/*.[ch]' 'bpf/*.[ch]' 2>/dev/null)
lint: ## formatting, layers, function length, cppcheck
	$(Q)tests/lint
	$(Q)clang-format --dry-run -Werror $(LINT_C)
	$(Q)cppcheck --quiet --error-exitcode=1 --inline-suppr --enable=warning,portability --std=c11 $(CPPCHECK_QUIET) \
		-Iuser -I. $(filter user/%.c,$(LINT_C))

check: deps ## install what is missing, build, every test
	$(Q)tests/check

demo: deps ## the lab, broken in the article's ways, each one explained
	$(Q)$(MAKE) dropcause
	$(Q)tools/demo

bench: dropcause ## what it costs, as ratios measured in one run
	$(Q)tools/bench

-include $(wildcard $(SAN_BUILD)/user/*.d $(SAN_BUILD)/user/*/*.d $(FUZZ_BUILD)/user/*/*.d)
