/* check.h - what every unit test includes. */
#ifndef TESTS_UNIT_CHECK_H
#define TESTS_UNIT_CHECK_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* Rows of a table: how many. */
#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

#endif
