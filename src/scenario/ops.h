/* The operations of the bytecode as an enum and a table; ops.def is the
 * list and says what each does. */
#ifndef SCENARIO_OPS_H
#define SCENARIO_OPS_H

#include <stdint.h>

enum op {
#define X(name, text, operands, pops, pushes, meaning) OP_##name,
#include "scenario/ops.def"
#undef X
    OP_COUNT
};

/* From here on an operation only works on the stack and reads no world. */
#define OP_FIRST_PURE OP_NOT

struct op_info {
    const char *text;
    uint8_t operands; /* words after the opcode */
    uint8_t pops, pushes;
};
extern const struct op_info op_table[OP_COUNT];

#endif
