#include "base/words.h"
#include "scenario/ops.h"
#include "scenario/scenario.h"

const char *const policy_words[POLICY_COUNT] = {
    [POLICY_WEIGHTS] = "weights",
    [POLICY_UNIFORM] = "uniform",
    [POLICY_HAWK] = "hawk",
    [POLICY_DOVE] = "dove",
    [POLICY_TIT_FOR_TAT] = "tit_for_tat",
    [POLICY_PLANNER] = "planner",
};

const char *const means_words[MEANS_COUNT] = {
    [MEANS_NONE] = "none",   [MEANS_VERBAL] = "verbal",
    [MEANS_LEGAL] = "legal", [MEANS_ECONOMIC] = "economic",
    [MEANS_CYBER] = "cyber", [MEANS_SHOW] = "show",
    [MEANS_FORCE] = "force",
};

const char *const signal_words[SIGNAL_COUNT] = {
    [SIGNAL_PUBLIC] = "public",
    [SIGNAL_PRIVATE] = "private",
    [SIGNAL_DENIABLE] = "deniable",
};

const char *const status_words[5] = {
    [FACT_UNMARKED] = "",           [FACT_REPORTED] = "reported",
    [FACT_CONTESTED] = "contested", [FACT_COUNTERFACTUAL] = "counterfactual",
    [FACT_MODEL] = "model",
};

const struct op_info op_table[OP_COUNT] = {
#define X(name, text, operands, pops, pushes, meaning)                         \
    [OP_##name] = {text, operands, pops, pushes},
#include "scenario/ops.def"
#undef X
};

const struct language *model_words(const struct model *model)
{
    return model->words != NULL ? model->words : &words_english;
}
