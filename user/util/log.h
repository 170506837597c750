/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0 */
/* What do people see on stderr? One line per message, "dropcause: " in front, control bytes
 * escaped. */
#pragma once

enum log_level { LOG_ERROR, LOG_WARN, LOG_INFO, LOG_DEBUG };

void log_set_level(enum log_level level);
enum log_level log_get_level(void);

void log_write(enum log_level level, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

#define log_error(...) log_write(LOG_ERROR, __VA_ARGS__)
#define log_warn(...)  log_write(LOG_WARN, __VA_ARGS__)
#define log_info(...)  log_write(LOG_INFO, __VA_ARGS__)
#define log_debug(...) log_write(LOG_DEBUG, __VA_ARGS__)

/* Log "<message>: <strerror(-err)>" and return err, so that a caller can `return log_errno(err,
 * ...)`. */
int log_errno(int err, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
