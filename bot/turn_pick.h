/* turn_pick.h - the answer to "which of these do you mean?" where it is typed and not clicked.
 * Owns     nothing.
 * Errors   none. */
#ifndef BOT_TURN_PICK_H
#define BOT_TURN_PICK_H

#include "kb/text.h"

enum pick {
    PICK_NOTHING = -1, /* it is no such answer: a question like any other */
    PICK_NONE = -2,    /* none of them */
    PICK_UNCLEAR = -3, /* yes, but which? */
};

/* The number of the choice, from 0, that `said` names ("2", "das zweite", "the last one") out of
 * `count`, or one of enum pick. Both languages are understood. */
int pick_of(struct text said, size_t count);

#endif
