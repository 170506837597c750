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

UNIT_SRC := $(wildcard tests/unit/*_*.c)
UNIT_BIN := $(UNIT_SRC:tests/unit/%.c=$(SAN_BUILD)/unit/%)

$(SAN_BUILD)/user/%.o: user/%.c
	@mkdir -p $(@D)
	$(say) CC-SAN $<
	$(Q)$(CC) $(filter-out -O2 -D_FORTIFY_SOURCE=2,$(ALL_CFLAGS)) -O1 $(SAN_FLAGS) -MMD -MP -c $< -o $@
$(SAN_BUILD)/user/kernel/%.o: $(BUILD)/dropcause.skel.h

define unit_rule
$(SAN_BUILD)/unit/$(1): tests/unit/$(1).c $(foreach m,$(DEPS_$(firstword $(subst _, ,$(1)))),$(patsubst user/%.c,$(SAN_BUILD)/user/%.o,$(wildcard user/$(m)/*.c)))
	@mkdir -p $$(@D)
	$$(say) TEST $$<
	$$(Q)$$(CC) $$(filter-out -O2 -D_FORTIFY_SOURCE=2,$$(ALL_CFLAGS)) -O1 $$(SAN_FLAGS) -Itests -o $$@ $$^ -lcmocka $$(LDLIBS)
endef
$(foreach t,$(UNIT_SRC:tests/unit/%.c=%),$(eval $(call unit_rule,$(t))))

.PHONY: unit
unit: $(UNIT_BIN) ## unit tests, no root, ASan and UBSan
	$(Q)for t in $^; do echo "unit $${t##*/}"; $$t || exit 1; done

-include $(wildcard $(SAN_BUILD)/user/*/*.d)
