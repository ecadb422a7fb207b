#include "many/telling.h"

#include "base/strbuf.h"

#include <inttypes.h>

void telling_cause(const struct model *model, struct cause cause,
                   struct strbuf *out)
{
    switch ((enum cause_kind)cause.kind) {
    case CAUSE_START:
        strbuf_text(out, "start");
        break;
    case CAUSE_DRIFT:
        strbuf_format(out, "drift %s", model->meters[cause.index].id);
        break;
    case CAUSE_SCENE:
        strbuf_format(out, "scene %s", model->scenes[cause.index].id);
        break;
    case CAUSE_OPTION:
        strbuf_format(out, "option %s", model->options[cause.index].id);
        break;
    case CAUSE_OUTCOME:
        strbuf_format(out, "outcome %s", model->outcomes[cause.index].id);
        break;
    case CAUSE_CONSEQUENCE:
        strbuf_format(out, "consequence %s",
                      model->consequences[cause.index].id);
        break;
    case CAUSE_RULE:
        strbuf_format(out, "rule %s", model->rules[cause.index].id);
        break;
    case CAUSE_EVENT:
        strbuf_format(out, "event %s", model->events[cause.index].id);
        break;
    case CAUSE_ENDING:
        strbuf_format(out, "ending %s", model->endings[cause.index].id);
        break;
    case CAUSE_FACILITATOR:
        strbuf_text(out, "facilitator");
        break;
    default:
        break;
    }
}

bool telling_difference(const struct model *model, const int32_t *a,
                        const int32_t *b, struct strbuf *out)
{
    for (int32_t i = WORLD_TURN; i < model->layout.words; i++) {
        if (a[i] == b[i])
            continue;
        world_word_name(model, i, out);
        strbuf_format(out, ": %" PRId32 " and %" PRId32, a[i], b[i]);
        return true;
    }
    return false;
}
