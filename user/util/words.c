/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* The parts of text.h that know words, numbers and times. */
#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "util/text.h"

#define NS_PER_MS  1000000ull
#define NS_PER_S   1000000000ull
#define NS_PER_MIN (60 * NS_PER_S)
#define NS_PER_H   (60 * NS_PER_MIN)

static bool same_letter(char a, char b)
{
	return tolower((unsigned char)a) == tolower((unsigned char)b);
}

static unsigned int smallest_of(unsigned int a, unsigned int b, unsigned int c)
{
	unsigned int least = a < b ? a : b;

	return least < c ? least : c;
}

/* Optimal string alignment; three rows of the matrix are enough: before[i-2], above[i-1], row[i].
 */
unsigned int text_distance(const char *a, const char *b)
{
	unsigned int rows[3][TEXT_WORD_MAX + 1];
	size_t a_len = strlen(a), b_len = strlen(b);

	if (a_len >= TEXT_WORD_MAX || b_len >= TEXT_WORD_MAX)
		return TEXT_WORD_MAX;
	for (size_t j = 0; j <= b_len; j++)
		rows[0][j] = (unsigned int)j;
	for (size_t i = 1; i <= a_len; i++) {
		unsigned int *row = rows[i % 3], *above = rows[(i + 2) % 3];
		const unsigned int *before = rows[(i + 1) % 3];

		row[0] = (unsigned int)i;
		for (size_t j = 1; j <= b_len; j++) {
			row[j] = smallest_of(above[j] + 1, row[j - 1] + 1,
					     above[j - 1] + !same_letter(a[i - 1], b[j - 1]));
			if (i > 1 && j > 1 && same_letter(a[i - 1], b[j - 2]) &&
			    same_letter(a[i - 2], b[j - 1]) && before[j - 2] + 1 < row[j])
				row[j] = before[j - 2] + 1;
		}
	}
	return rows[a_len % 3][b_len];
}

/* A third of the word may be wrong; a word that was only begun is near to what it begins. */
const char *text_nearest(const char *word, const char *(*at)(unsigned int index))
{
	size_t len = strlen(word);
	unsigned int best = (unsigned int)(len / 3 + (len < 6));
	const char *nearest = NULL, *candidate;

	for (unsigned int i = 0; (candidate = at(i)); i++) {
		unsigned int distance = text_distance(word, candidate);

		if (len > 1 && strncasecmp(word, candidate, len) == 0)
			distance = 1;
		if (distance <= best && distance < len) {
			nearest = candidate;
			best = distance ? distance - 1 : 0;
			if (distance == 0)
				break;
		}
	}
	return nearest;
}

int text_parse_number(const char *text, uint64_t max, uint64_t *ret)
{
	uint64_t value = 0;

	if (!*text)
		return -EINVAL;
	for (; *text; text++) {
		if (*text < '0' || *text > '9')
			return -EINVAL;
		if (__builtin_mul_overflow(value, 10, &value) ||
		    __builtin_add_overflow(value, (uint64_t)(*text - '0'), &value))
			return -ERANGE;
	}
	if (value > max)
		return -ERANGE;
	*ret = value;
	return 0;
}

struct unit {
	const char *name;
	uint64_t factor;
};

/* Digits, then the name of a unit; the row with the empty name is what a plain number counts. */
static int parse_with_unit(const char *text, const struct unit *units, uint64_t *ret)
{
	char digits[24];
	size_t len = strspn(text, "0123456789");
	uint64_t number;
	int err;

	if (len == 0)
		return -EINVAL;
	if (len >= sizeof(digits))
		return -ERANGE;
	memcpy(digits, text, len);
	digits[len] = 0;
	while (units->name && strcasecmp(units->name, text + len) != 0)
		units++;
	if (!units->name)
		return -EINVAL;
	err = text_parse_number(digits, UINT64_MAX / units->factor, &number);
	if (err)
		return err;
	*ret = number * units->factor;
	return 0;
}

int text_parse_duration(const char *text, uint64_t *ret_ns)
{
	static const struct unit units[] = { { "ms", NS_PER_MS }, { "s", NS_PER_S },
					     { "", NS_PER_S },    { "m", NS_PER_MIN },
					     { "h", NS_PER_H },   { NULL, 0 } };

	return parse_with_unit(text, units, ret_ns);
}

int text_parse_size(const char *text, uint64_t *ret_bytes)
{
	static const struct unit units[] = { { "", 1 },
					     { "K", 1ull << 10 },
					     { "M", 1ull << 20 },
					     { "G", 1ull << 30 },
					     { NULL, 0 } };

	return parse_with_unit(text, units, ret_bytes);
}

char *text_rfc3339(uint64_t ns, char out[TEXT_RFC3339_MAX])
{
	time_t seconds = (time_t)(ns / NS_PER_S);
	struct tm tm;
	size_t len;

	gmtime_r(&seconds, &tm); /* 64 bits of nanoseconds end in 2554: always four digits */
	len = strftime(out, TEXT_RFC3339_MAX, "%Y-%m-%dT%H:%M:%S", &tm);
	snprintf(out + len, TEXT_RFC3339_MAX - len, ".%09uZ", (unsigned int)(ns % NS_PER_S));
	return out;
}

char *text_clock(uint64_t ns, char out[TEXT_CLOCK_MAX])
{
	time_t seconds = (time_t)(ns / NS_PER_S);
	struct tm tm;
	size_t len;

	localtime_r(&seconds, &tm);
	len = strftime(out, TEXT_CLOCK_MAX, "%H:%M:%S", &tm);
	snprintf(out + len, TEXT_CLOCK_MAX - len, ".%03u",
		 (unsigned int)(ns % NS_PER_S / NS_PER_MS));
	return out;
}

char *text_duration(uint64_t ns, char out[TEXT_DURATION_MAX])
{
	uint64_t count = ns / NS_PER_MS;
	const char *unit = "ms";

	if (ns >= 2 * NS_PER_H) {
		count = ns / NS_PER_H;
		unit = "h";
	} else if (ns >= 2 * NS_PER_MIN) {
		count = ns / NS_PER_MIN;
		unit = "min";
	} else if (ns >= NS_PER_S) {
		count = ns / NS_PER_S;
		unit = "s";
	}
	snprintf(out, TEXT_DURATION_MAX, "%llu %s", (unsigned long long)count, unit);
	return out;
}
